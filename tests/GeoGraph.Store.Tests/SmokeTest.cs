namespace GeoGraph.Store.Tests;

public class SmokeTest
{
    [Xunit.Fact]
    public void It_runs() => Xunit.Assert.Equal(4, 2 + 2);
}
