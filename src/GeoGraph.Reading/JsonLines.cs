using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>Articles as JSON: one object a line, one object over several lines, or a list of objects.</summary>
internal static class JsonLines
{
    public static IEnumerable<ReadResult> Read(string source, Stream stream)
    {
        using var lines = new StreamReader(stream, new UTF8Encoding(false, true), true, 1 << 16);
        var number = 0;
        for (string? line; (line = lines.ReadLine()) is not null;)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (number == 1 && IsOpen(line))
            {
                foreach (var result in Whole(source, line + "\n" + lines.ReadToEnd()))
                {
                    yield return result;
                }

                yield break;
            }

            yield return One($"{source}:{number}", line);
        }
    }

    /// <summary>The first line does not close what it opens: the file is one value over several lines.</summary>
    private static bool IsOpen(string line) => line.TrimEnd() is { } l && (l.StartsWith('[') || l is "{" || (l.StartsWith('{') && !l.EndsWith('}') && l.EndsWith(',')));

    private static IEnumerable<ReadResult> Whole(string source, string json)
    {
        JToken token;
        try
        {
            token = Parse(json);
        }
        catch (JsonException e)
        {
            return [new ReadResult(source, null, "broken JSON: " + Short(e.Message))];
        }

        return token is JArray list
            ? list.Select((o, i) => Guarded($"{source}[{i}]", o))
            : [Guarded(source, token)];
    }

    private static ReadResult One(string source, string line)
    {
        try
        {
            return Guarded(source, Parse(line));
        }
        catch (JsonException e)
        {
            return new ReadResult(source, null, "broken JSON: " + Short(e.Message));
        }
    }

    private static ReadResult Guarded(string source, JToken token)
    {
        if (token is not JObject o)
        {
            return new ReadResult(source, null, "not a JSON object");
        }

        if (o["text"] is not { Type: JTokenType.String } text || string.IsNullOrWhiteSpace((string)text!))
        {
            return new ReadResult(source, null, "no 'text'");
        }

        var published = Text(o, "published") ?? Text(o, "date");
        return ArticleReader.Checked(source, new Article
        {
            Id = Text(o, "id") ?? Article.IdOf((string)text!),
            Text = (string)text!,
            Language = Text(o, "language") ?? Text(o, "lang"),
            Title = Text(o, "title"),
            Outlet = Text(o, "outlet") ?? Text(o, "publisher"),
            Url = Text(o, "url"),
            Published = Dates.Iso(published),
        });
    }

    private static string? Text(JObject o, string name) => o[name] switch
    {
        { Type: JTokenType.String } s when !string.IsNullOrWhiteSpace((string)s!) => (string)s!,
        { Type: JTokenType.Integer } n => n.ToString(Formatting.None),
        _ => null,
    };

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture };
        var token = JToken.Load(reader);
        return reader.Read() ? throw new JsonReaderException("text behind the end of the object") : token;
    }

    private static string Short(string message) => message.ReplaceLineEndings(" ") is { Length: > 120 } m ? m[..120] + "…" : message.ReplaceLineEndings(" ");
}
