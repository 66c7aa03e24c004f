using System.Buffers;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Graph;

/// <summary>The one spelling of graph properties as JSON: sorted names, no nulls, no white space, invariant numbers.</summary>
public static class CanonicalJson
{
    // Every fact of every article is spelled: a buffer for each thread, and no search for what need not be escaped.
    private static readonly SearchValues<char> s_escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u0085', '\u2028', '\u2029']);

    [ThreadStatic]
    private static StringBuilder? t_buffer;

    public static string Write(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var buffer = t_buffer ??= new StringBuilder();
        buffer.Clear();
        Write(buffer, properties);
        return buffer.ToString();
    }

    /// <summary>Reads an object written by <see cref="Write(IEnumerable{KeyValuePair{string, object?}})"/>; lists come back as lists of strings.</summary>
    public static IReadOnlyDictionary<string, object?> Read(string json) => Properties(Parse(json));

    internal static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture };
        return JObject.Load(reader);
    }

    internal static SortedDictionary<string, object?> Properties(JObject o)
    {
        var properties = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in o)
        {
            properties[name] = value switch
            {
                JArray list => list.Select(v => (string)v!).ToArray(),
                JValue v => v.Value,
                _ => throw new FormatException($"'{name}' is not a graph property"),
            };
        }

        return properties;
    }

    /// <summary>Writes strings, booleans, numbers, and lists or maps of them.</summary>
    private static void Write(StringBuilder json, object? value)
    {
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case string s:
                Write(json, s);
                break;
            case bool b:
                json.Append(b ? "true" : "false");
                break;
            case double d:
                Write(json, d);
                break;
            case int or long:
                json.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                Write(json, map);
                break;
            case System.Collections.IEnumerable list:
                json.Append('[');
                var first = true;
                foreach (var item in list)
                {
                    Separate(json, ref first);
                    Write(json, item);
                }

                json.Append(']');
                break;
            default:
                throw new ArgumentException($"a graph property cannot be a {value.GetType().Name}", nameof(value));
        }
    }

    private static void Write(StringBuilder json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.Append('{');
        var first = true;
        if (map is PropertyMap properties)
        {
            foreach (var (name, item) in properties.AsSpan())
            {
                Write(json, name, item, ref first);
            }
        }
        else
        {
            foreach (var (name, item) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                Write(json, name, item, ref first);
            }
        }

        json.Append('}');
    }

    private static void Write(StringBuilder json, string name, object? item, ref bool first)
    {
        if (item is not null)
        {
            Separate(json, ref first);
            Write(json, name);
            json.Append(':');
            Write(json, item);
        }
    }

    private static void Separate(StringBuilder json, ref bool first)
    {
        if (!first)
        {
            json.Append(',');
        }

        first = false;
    }

    private static void Write(StringBuilder json, double value)
    {
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        json.Append(digits[..length]);
        if (digits[..length].IndexOfAny('.', 'E') < 0)
        {
            json.Append(".0");
        }
    }

    private static void Write(StringBuilder json, string value)
    {
        json.Append('"');
        var rest = value.AsSpan();
        for (var special = rest.IndexOfAny(s_escaped); special >= 0; special = rest.IndexOfAny(s_escaped))
        {
            json.Append(rest[..special]);
            _ = rest[special] switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                '\f' => json.Append("\\f"),
                '\b' => json.Append("\\b"),
                var control => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            rest = rest[(special + 1)..];
        }

        json.Append(rest).Append('"');
    }
}
