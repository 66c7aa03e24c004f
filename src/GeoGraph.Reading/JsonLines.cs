using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>Articles as JSON: one object a line, one object over several lines, or a list of objects.</summary>
internal static class JsonLines
{
    /// <summary>Stands for bytes that are not UTF-8: a code point that Unicode keeps out of text, so that only the line that holds it is lost.</summary>
    private const char Invalid = '\ufdd0';

    private static readonly Encoding s_encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new InvalidByteFallback());

    public static IEnumerable<ReadResult> Read(string source, Stream stream)
    {
        using var lines = new StreamReader(stream, s_encoding, true, 1 << 16);
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
        if (line.Contains(Invalid, StringComparison.Ordinal))
        {
            return new ReadResult(source, null, "not valid UTF-8; convert it first");
        }

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

    /// <summary>Puts <see cref="Invalid"/> where bytes are not UTF-8.</summary>
    private sealed class InvalidByteFallback : DecoderFallback
    {
        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private bool _pending;

            public override int Remaining => _pending ? 1 : 0;

            public override bool Fallback(byte[] bytesUnknown, int index) => _pending = true;

            public override char GetNextChar()
            {
                var next = _pending ? Invalid : '\0';
                _pending = false;
                return next;
            }

            public override bool MovePrevious() => false;

            public override void Reset() => _pending = false;
        }
    }

    private static string Short(string message) => message.ReplaceLineEndings(" ") is { Length: > 120 } m ? m[..120] + "…" : message.ReplaceLineEndings(" ");
}
