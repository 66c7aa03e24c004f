using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using GeoGraph.Reading;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>Pipes, archives, links and files without end are read or refused, and the rest is read.</summary>
public sealed class StreamsTest : IDisposable
{
    private const string Body = "Ministers of both states met in Jakarta on Monday and agreed to open two new border posts before the end of the year.";

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-streams-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_cut_gzip_is_told_whatever_it_holds()
    {
        var text = Zipped(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Body + "\n", 500).Select((l, i) => l + i))));
        foreach (var cut in new[] { 1, 8, 40 })
        {
            Assert.Contains("truncated", Assert.Single(Read(Write("a.txt.gz", text[..^cut]))).Problem, StringComparison.Ordinal);
        }

        var lines = Zipped(Encoding.UTF8.GetBytes("{\"text\":\"One.\"}\n"));
        var results = Read(Write("a.jsonl.gz", lines[..^4]));
        Assert.Contains("truncated", results[^1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_gzip_file_follow_one_another()
    {
        var one = Zipped(Encoding.UTF8.GetBytes("{\"text\":\"One.\"}\n"));
        Assert.Equal(["One.", "One."], Read(Write("a.jsonl.gz", [.. one, .. one])).Select(r => r.Article?.Text));
    }

    [Fact]
    public async Task A_pipe_is_read_by_name_and_does_not_stop_a_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes of Unix");
        Write("b.txt", Encoding.UTF8.GetBytes(Body));
        var pipe = Path.Combine(_folder, "a.jsonl");
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
        {
            mkfifo.WaitForExit();
        }

        Assert.Equal([null, Body], Read(_folder).Select(r => r.Article?.Text));
        var writing = Task.Run(() => File.WriteAllText(pipe, "{\"text\":\"One.\"}\n"), TestContext.Current.CancellationToken);
        Assert.Equal("One.", Assert.Single(Read(pipe)).Article?.Text);
        await writing;
    }

    [Fact]
    public void A_loop_of_links_is_entered_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Write("in/a.txt", Encoding.UTF8.GetBytes(Body));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "in", "loop"), _folder);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "in", "self"), Path.Combine(_folder, "in"));
        Assert.Equal(Body, Assert.Single(Read(_folder)).Article?.Text);
    }

    [Fact]
    public void A_long_line_costs_itself_only_and_a_list_on_one_line_is_streamed()
    {
        var longLine = "{\"text\":\"" + new string('a', 70_000_000) + "\"}\n{\"text\":\"Two.\"}\n";
        Assert.Equal([null, "Two."], Read(Write("a.jsonl", Encoding.UTF8.GetBytes(longLine))).Select(r => r.Article?.Text));
        var list = "[" + string.Join(',', Enumerable.Repeat("{\"text\":\"One.\",\"more\":{\"a\":[1,2]}}", 3000)) + "]";
        Assert.Equal(3000, Read(Write("b.json", Encoding.UTF8.GetBytes(list))).Count(r => r.Article?.Text == "One."));
        var deep = "[" + string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.NotNull(Read(Write("c.json", Encoding.UTF8.GetBytes(deep)))[^1].Problem);
    }

    [Fact]
    public void Objects_over_several_lines_follow_one_another() =>
        Assert.Equal(["One.", "Two."], Read(Write("a.json", "{\n \"text\": \"One.\"\n}\n{\n \"text\": \"Two.\"\n}\n"u8.ToArray())).Select(r => r.Article?.Text));

    [Fact]
    public void A_zipped_folder_of_saved_pages_is_read_page_by_page_from_a_file_and_a_pipe()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in new[] { ("2024-05-14-talks.html", $"<html><body><article><p>{Body}</p><p>{Body}</p></article></body></html>"), ("talks_files/site.css", "p {}"), ("b.txt", Body) })
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        var results = Read(Write("pages.zip", packed.ToArray()));
        Assert.Equal([$"{Body}\n{Body}", Body], results.Select(r => r.Article?.Text));
        Assert.Equal(new DateOnly(2024, 5, 14), results[0].Article!.PublishedOtherwise);
        packed.Position = 0;
        Assert.Equal(2, new ArticleReader().Read(["-"], packed).Count(r => r.Article is not null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_of_a_web_archive_are_read_record_by_record(bool zipped)
    {
        var page = $"<html><head><title>Talks</title></head><body><article><p>{Body}</p><p>{Body}</p></article></body></html>";
        var http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n{page.Length:x}\r\n{page}\r\n0\r\n\r\n";
        var image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxxxx";
        var records = new[] { ("warcinfo", "application/warc-fields", "software: x\r\n"), ("response", "application/http; msgtype=response", image), ("response", "application/http; msgtype=response", http) }
            .Select(r => Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {r.Item1}\r\nWARC-Target-URI: https://example.org/talks\r\nContent-Type: {r.Item2}\r\nContent-Length: {r.Item3.Length}\r\n\r\n{r.Item3}\r\n\r\n"));
        var path = Write(zipped ? "a.warc.gz" : "a.warc", [.. records.SelectMany(r => zipped ? Zipped(r) : r)]);
        var article = Assert.Single(Read(path)).Article!;
        Assert.Equal(("Talks", "https://example.org/talks", $"{Body}\n{Body}"), (article.Title, article.Url, article.Text));
        Assert.NotNull(Read(Write("cut.warc", File.ReadAllBytes(path)[..^30]))[^1].Problem);
    }

    [Fact]
    public void News_messages_of_agencies_are_read()
    {
        var news = $"""
            <?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><provider><name>Harbour Wire</name></provider><versionCreated>2024-05-14T10:30:00+07:00</versionCreated></itemMeta>
            <contentMeta><headline>Talks</headline><language tag="en"/></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{Body}</p></body></html></inlineXML></contentSet></newsItem>
            """;
        var article = Assert.Single(Read(Write("a.xml", Encoding.UTF8.GetBytes(news)))).Article!;
        Assert.Equal(("urn:x:1", "Talks", "Harbour Wire", "en", "2024-05-14T10:30:00+07:00", Body), (article.Id, article.Title, article.Outlet, article.Language, article.Published, article.Text));
    }

    private static List<ReadResult> Read(string input) => [.. new ArticleReader().Read([input], Stream.Null)];

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
