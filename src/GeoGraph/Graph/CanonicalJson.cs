using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Graph;

/// <summary>The one spelling of graph properties as JSON: sorted names, no nulls, no white space, invariant numbers.</summary>
public static class CanonicalJson
{
    public static string Write(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        using var buffer = new StringWriter(CultureInfo.InvariantCulture);
        using var w = new JsonTextWriter(buffer) { Formatting = Formatting.None };
        Write(w, properties);
        w.Flush();
        return buffer.ToString();
    }

    /// <summary>Writes strings, booleans, numbers, and lists or maps of them.</summary>
    internal static void Write(JsonTextWriter w, object? value)
    {
        switch (value)
        {
            case null:
                w.WriteNull();
                break;
            case string s:
                w.WriteValue(s);
                break;
            case bool b:
                w.WriteValue(b);
                break;
            case double d:
                w.WriteValue(d);
                break;
            case int or long:
                w.WriteValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                w.WriteStartObject();
                foreach (var (name, item) in map.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    w.WritePropertyName(name);
                    Write(w, item);
                }

                w.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                w.WriteStartArray();
                foreach (var item in list)
                {
                    Write(w, item);
                }

                w.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"a graph property cannot be a {value.GetType().Name}", nameof(value));
        }
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
}
