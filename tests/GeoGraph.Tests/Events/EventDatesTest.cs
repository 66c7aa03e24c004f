using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Events;

/// <summary>When acts took place: each clause by its own words, seen from Tuesday, 14 May 2024.</summary>
public class EventDatesTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    [Theory]
    [InlineData("Russia attacked Ukraine three days ago.", "2024-05-11", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine two weeks ago.", "2024-04-30", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine twenty-five years ago.", "1999", EventStatus.Historical)]
    [InlineData("Russia attacked Ukraine decades ago.", null, EventStatus.Historical)]
    [InlineData("Russia attacked Ukraine yesterday.", "2024-05-13", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine last Tuesday.", "2024-05-07", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine last month.", "2024-04", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine last June.", "2023-06", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine on 28th April.", "2024-04-28", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine on Oct 28th, 2016.", "2016-10-28", EventStatus.Historical)]
    [InlineData("Russia attacked Ukraine on 28-04-2024.", "2024-04-28", EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine on May 30.", null, EventStatus.Actual)]
    [InlineData("Russia attacked Ukraine on Oct. 7.", "2023-10-07", EventStatus.Actual)]
    [InlineData("In the 1980s Russia attacked Ukraine.", null, EventStatus.Historical)]
    [InlineData("Rusia menyerang Ukraina dua hari lalu.", "2024-05-12", EventStatus.Actual)]
    [InlineData("Rusia menyerang Ukraina tiga puluh tahun lalu.", "1994", EventStatus.Historical)]
    [InlineData("Rusia menyerang Ukraina sebulan yang lalu.", "2024-04", EventStatus.Actual)]
    [InlineData("Rusia menyerang Ukraina pekan lalu.", "2024-05", EventStatus.Actual)]
    [InlineData("Rusia menyerang Ukraina, Senin (13/5/2024).", "2024-05-13", EventStatus.Actual)]
    [InlineData("Rusia menyerang Ukraina pada 10-05-2024.", "2024-05-10", EventStatus.Actual)]
    [InlineData("Rusia menyerang Ukraina pada era 1980-an.", null, EventStatus.Historical)]
    public void A_time_is_counted_from_the_day_of_the_article(string text, string? date, EventStatus status)
    {
        var attack = Assert.Single(Code(text).Events, e => e.Type == "ASSAULT");
        Assert.Equal((date, status), (attack.Date, attack.Status));
    }

    [Theory]
    [InlineData("A century after Germany invaded Belgium, Emmanuel Macron met Olaf Scholz in Brussels on Monday.", null, EventStatus.Historical, "2024-05-13")]
    [InlineData("Dua dekade setelah Amerika Serikat menginvasi Irak, Joe Biden bertemu Vladimir Putin di Washington, Senin.", null, EventStatus.Historical, "2024-05-13")]
    public void Each_clause_has_its_own_time(string text, string? invaded, EventStatus status, string met)
    {
        var events = Code(text).Events;
        var invasion = Assert.Single(events, e => e.Type == "ASSAULT");
        Assert.Equal((invaded, status), (invasion.Date, invasion.Status));
        Assert.Equal(met, Assert.Single(events, e => e.Type == "CONSULT").Date);
    }

    [Fact]
    public void An_act_without_a_time_has_that_of_its_passage_by_the_month()
    {
        var attack = Assert.Single(Code("Vladimir Putin met Xi Jinping in Beijing on Monday. Ukraine attacked Russia.").Events, e => e.Type == "ASSAULT");
        Assert.Equal(("2024-05", "month"), (attack.Date, attack.DatePrecision));
    }

    private static CodedArticle Code(string text) => s_coder.Code(new Article { Id = "x", Text = text, Language = text.StartsWith("Rusia", StringComparison.Ordinal) || text.StartsWith("Dua", StringComparison.Ordinal) ? "id" : "en", Published = "2024-05-14" })!;
}
