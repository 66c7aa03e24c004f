using System.Diagnostics;
using System.Globalization;
using GeoGraph.Neo4j;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>A loader that runs is never taken for one that was killed.</summary>
public class LoaderNameTest
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    [InlineData(3600, true)]
    public void A_process_that_started_at_another_time_is_another(long seconds, bool gone)
    {
        var parts = LoaderName.Own.Split('/');
        var start = long.Parse(parts[2], CultureInfo.InvariantCulture) + seconds;
        Assert.Equal(gone, LoaderName.IsGone(string.Create(CultureInfo.InvariantCulture, $"{parts[0]}/{parts[1]}/{start}")));
    }

    [Fact]
    public async Task A_process_that_ended_is_gone()
    {
        using var process = Process.Start("sleep", "60");
        var name = LoaderName.Of(process);
        Assert.False(LoaderName.IsGone(name));
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(LoaderName.IsGone(name));
    }

    [Theory]
    [InlineData("another-machine/1/1")]
    [InlineData("no loader's name")]
    public void Of_another_machine_nothing_is_known(string name) => Assert.False(LoaderName.IsGone(name));
}
