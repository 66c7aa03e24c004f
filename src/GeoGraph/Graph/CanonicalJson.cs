using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Graph;

/// <summary>The one spelling of graph properties as JSON: sorted names, no nulls, no white space, invariant numbers.</summary>
public static class CanonicalJson
{
    // Every fact of every article is spelled: a buffer for each thread, and no search for what need not be escaped.
    private static readonly SearchValues<char> s_escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u0085', '\u2028', '\u2029']);

    [ThreadStatic]
    private static ArrayBufferWriter<char>? t_buffer;

    public static string Write(IEnumerable<KeyValuePair<string, object?>> properties) => WriteValue(properties);

    /// <summary>A list of strings as an array.</summary>
    public static string Write(IEnumerable<string> list) => WriteValue(list);

    private static string WriteValue(object value)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<char>(1024);
        buffer.ResetWrittenCount();
        Write(buffer, value);
        return buffer.WrittenSpan.ToString();
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
    private static void Write(ArrayBufferWriter<char> json, object? value)
    {
        switch (value)
        {
            case null:
                json.Write("null");
                break;
            case string s:
                Write(json, s);
                break;
            case bool b:
                json.Write(b ? "true" : "false");
                break;
            case double d:
                Write(json, d);
                break;
            case int or long:
                json.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                Write(json, map);
                break;
            case System.Collections.IEnumerable list:
                json.Write("[");
                var first = true;
                foreach (var item in list)
                {
                    Separate(json, ref first);
                    Write(json, item);
                }

                json.Write("]");
                break;
            default:
                throw new ArgumentException($"a graph property cannot be a {value.GetType().Name}", nameof(value));
        }
    }

    internal static void Write(ArrayBufferWriter<char> json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.Write("{");
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

        json.Write("}");
    }

    private static void Write(ArrayBufferWriter<char> json, string name, object? item, ref bool first)
    {
        if (item is not null)
        {
            Separate(json, ref first);
            Write(json, name);
            json.Write(":");
            Write(json, item);
        }
    }

    private static void Separate(ArrayBufferWriter<char> json, ref bool first)
    {
        if (!first)
        {
            json.Write(",");
        }

        first = false;
    }

    private static void Write(ArrayBufferWriter<char> json, double value)
    {
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        json.Write(digits[..length]);
        if (digits[..length].IndexOfAny('.', 'E') < 0)
        {
            json.Write(".0");
        }
    }

    private static void Write(ArrayBufferWriter<char> json, string value)
    {
        json.Write("\"");
        var rest = value.AsSpan();
        for (var special = rest.IndexOfAny(s_escaped); special >= 0; special = rest.IndexOfAny(s_escaped))
        {
            json.Write(rest[..special]);
            json.Write(rest[special] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\f' => "\\f",
                '\b' => "\\b",
                var control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            });
            rest = rest[(special + 1)..];
        }

        json.Write(rest);
        json.Write("\"");
    }
}
