using System.Text;
using GeoGraph.Reading;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>Text, pages, feeds and lines in the encodings of the world, declared, not declared and declared wrongly.</summary>
public sealed class EncodingsTest : IDisposable
{
    private const string Western = "In Málaga the ministers met on Monday: “We need both bridges,” José Peña said – “and soon”. They agreed to open two new posts before the end of the year, and thanked São Tomé.";

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-encodings-").FullName;

    static EncodingsTest() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("windows-1252", false)]
    public void Plain_text_and_lines_are_read_with_a_mark_and_without(string encoding, bool mark)
    {
        var of = Encoding.GetEncoding(encoding);
        Assert.Equal(Western, Text("a.txt", [.. mark ? of.GetPreamble() : [], .. of.GetBytes(Western)]));
        var lines = $$"""{"text":"{{Western}}"}""" + "\n" + $$"""{"text":"{{Western}}"}""" + "\n";
        Assert.Equal([Western, Western], Read("a.jsonl", [.. mark ? of.GetPreamble() : [], .. of.GetBytes(lines)]).Select(r => r.Article?.Text));
    }

    [Theory]
    [InlineData("windows-1252", "<meta charset=\"windows-1252\">", "Málaga – “José”")]
    [InlineData("windows-1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "Málaga – “José”")]
    [InlineData("windows-1252", "<meta charset=utf-8>", "Málaga – “José”")]
    [InlineData("windows-1252", "", "Málaga – “José”")]
    [InlineData("utf-8", "<meta charset=windows-1252>", "Málaga – “José”")]
    [InlineData("utf-8", "", "Málaga – “José”")]
    [InlineData("windows-1250", "<meta charset=windows-1250>", "Kraków – “Jiří”")]
    [InlineData("gb18030", "<meta charset=gbk>", "北京 – “习近平”")]
    [InlineData("shift_jis", "<meta charset=Shift_JIS>", "東京 “岸田”")]
    [InlineData("windows-1251", "<meta charset=windows-1251>", "Москва – «Лавров»")]
    public void A_page_is_read_whatever_it_declares(string encoding, string declaration, string words)
    {
        var page = $"<html lang=en><head>{declaration}<title>Talks</title></head><body><article><p>{words}: {new string(Western.Where(char.IsAscii).ToArray())}</p><p>The ministers of both states met in Jakarta on Monday and agreed to open two border posts.</p></article></body></html>";
        Assert.Contains(words, Text("a.html", Encoding.GetEncoding(encoding).GetBytes(page)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public void A_feed_is_read_in_the_encoding_it_names(string encoding)
    {
        var of = Encoding.GetEncoding(encoding);
        var feed = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss version=\"2.0\"><channel><title>Wire</title><item><title>José</title><description>{Western}</description></item></channel></rss>";
        var article = Assert.Single(Read("feed.xml", [.. of.GetPreamble(), .. of.GetBytes(feed)])).Article!;
        Assert.Equal(("José", Western), (article.Title, article.Text));
    }

    private string? Text(string name, byte[] bytes) => Assert.Single(Read(name, bytes)).Article?.Text;

    private List<ReadResult> Read(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return [.. new ArticleReader().Read([path], Stream.Null)];
    }
}
