using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace GeoGraph.Reading;

/// <summary>Articles as JSON: one object a line, objects over several lines, or a list of objects; and JSON Feed.</summary>
/// <remarks>Read as it comes: no more than one article is held, whatever the length of the file.</remarks>
internal static class JsonLines
{
    /// <summary>UTF-16 units of the longest object: the longest article, every character of it escaped.</summary>
    internal const int LongestObject = 8 * ArticleReader.LongestArticle;

    public static IEnumerable<ReadResult> Read(string source, PeekStream stream)
    {
        var head = stream.Head.Span;
        var wide = Encodings.Wide(head)?.Encoding;
        var start = wide is null ? Encoding.UTF8.GetString(head) : Encoding.GetEncoding(wide.CodePage).GetString(head);
        start = start.TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        if (start.StartsWith('[') || IsOpen(start))
        {
            return Objects(source, stream, wide);
        }

        return wide is null ? Lines(source, new LineReader(stream, 4 * LongestObject)) : Lines(source, new StreamReader(stream, wide));
    }

    /// <summary>The first line does not close what it opens: objects stand over several lines.</summary>
    private static bool IsOpen(string start)
    {
        var end = start.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? start : start[..end]).TrimEnd();
        return end >= 0 && (line is "{" || (line.StartsWith('{') && !line.EndsWith('}') && line.EndsWith(',')) || (line.StartsWith('{') && line.EndsWith(':')));
    }

    private static IEnumerable<ReadResult> Lines(string source, LineReader lines)
    {
        for (var number = 1; lines.Next() is { } line; number++)
        {
            if (line.IsTooLong)
            {
                yield return new ReadResult($"{source}:{number}", null, $"a line of more than {LongestObject:N0} characters is no article");
            }
            else if (line.Bytes.Span.ContainsAnyExcept(" \t\r\ufeff"u8))
            {
                var strict = System.Text.Unicode.Utf8.IsValid(line.Bytes.Span);
                yield return Encodings.DecodeLine(line.Bytes.Span) is not { } text ? new ReadResult($"{source}:{number}", null, ArticleReader.NoEncoding)
                    : strict ? One($"{source}:{number}", text.TrimStart('\ufeff')) : One($"{source}:{number}", text) with { Note = "not UTF-8; read as an older encoding" };
            }
        }
    }

    private static IEnumerable<ReadResult> Lines(string source, StreamReader lines)
    {
        using var reading = lines;
        var budget = new BudgetReader(lines, LongestObject);
        var line = new StringBuilder();
        for (var number = 1; ; number++)
        {
            line.Clear();
            budget.Renew();
            int c;
            while ((c = budget.Read()) >= 0 && c != '\n')
            {
                line.Append((char)c);
            }

            if (line.ToString().Trim('\ufeff', ' ', '\r', '\t') is { Length: > 0 } text)
            {
                yield return One($"{source}:{number}", text);
            }

            if (c < 0)
            {
                yield break;
            }
        }
    }

    private static ReadResult One(string source, string line)
    {
        try
        {
            using var reader = Json(new StringReader(line));
            reader.Read();
            var result = Item(source, reader);
            return reader.Read() ? new ReadResult(source, null, "broken JSON: text behind the end of the object") : result;
        }
        catch (JsonException e)
        {
            return new ReadResult(source, null, "broken JSON: " + Short(e.Message));
        }
    }

    /// <summary>Objects one after the other, in a list or not, read as they come.</summary>
    private static IEnumerable<ReadResult> Objects(string source, Stream stream, Encoding? wide)
    {
        using var text = new StreamReader(stream, wide ?? new UTF8Encoding(false, true), false, 1 << 16);
        using var budget = new BudgetReader(text, LongestObject);
        using var reader = Json(budget);
        reader.SupportMultipleContent = true;
        var index = 0;
        var results = 0;
        while (Advance(source, reader, budget) is var (more, broken))
        {
            if (broken is not null)
            {
                yield return broken;
                yield break;
            }

            if (!more)
            {
                break;
            }

            if (reader.Depth == 0 && reader.TokenType is JsonToken.StartArray or JsonToken.EndArray)
            {
                continue;
            }

            var (result, last) = TryItem($"{source}[{index++}]", reader);
            results++;
            yield return result;
            if (last)
            {
                yield break;
            }
        }

        if (results == 0)
        {
            yield return new ReadResult(source, null, "an empty list");
        }
    }

    private static (bool More, ReadResult? Broken) Advance(string source, JsonTextReader reader, BudgetReader budget)
    {
        try
        {
            budget.Renew();
            return (reader.Read(), null);
        }
        catch (JsonException e)
        {
            return (false, new ReadResult(source, null, "broken JSON: " + Short(e.Message)));
        }
    }

    private static (ReadResult Result, bool Last) TryItem(string source, JsonTextReader reader)
    {
        try
        {
            return (Item(source, reader), false);
        }
        catch (JsonException e)
        {
            return (new ReadResult(source, null, "broken JSON: " + Short(e.Message)), true);
        }
    }

    /// <summary>The value that the reader stands at: an object with the fields of an article; the reader stands at its end then.</summary>
    private static ReadResult Item(string source, JsonTextReader reader)
    {
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return new ReadResult(source, null, "not a JSON object");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            if (reader.TokenType is JsonToken.String or JsonToken.Integer && Convert.ToString(reader.Value, CultureInfo.InvariantCulture) is { } value && !string.IsNullOrWhiteSpace(value)
                && (name != "text" || reader.TokenType == JsonToken.String))
            {
                fields[name] = value;
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonToken.EndObject)
        {
            throw new JsonReaderException("it ends within an object");
        }

        return fields.TryGetValue("text", out var text)
            ? ArticleReader.Checked(source, new Article
            {
                Id = fields.GetValueOrDefault("id") ?? Article.IdOf(text),
                Text = text,
                Language = fields.GetValueOrDefault("language") ?? fields.GetValueOrDefault("lang"),
                Title = fields.GetValueOrDefault("title"),
                Outlet = fields.GetValueOrDefault("outlet") ?? fields.GetValueOrDefault("publisher"),
                Url = fields.GetValueOrDefault("url"),
                Published = Dates.Iso(fields.GetValueOrDefault("published") ?? fields.GetValueOrDefault("date")),
            })
            : new ReadResult(source, null, "no 'text'");
    }

    private static JsonTextReader Json(TextReader text) => new(text) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, Culture = CultureInfo.InvariantCulture, CloseInput = false };

    private static string Short(string message) => message.ReplaceLineEndings(" ") is { Length: > 120 } m ? m[..120] + "…" : message.ReplaceLineEndings(" ");
}
