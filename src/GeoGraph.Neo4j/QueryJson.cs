using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GeoGraph.Neo4j;

/// <summary>Typed JSON of the Query API: every value with its type, so that 3.0 stays a float and a whole number keeps all its digits.</summary>
/// <remarks>Bulk rows go as plain JSON, which the server reads a quarter faster; a float is written with its point there, and whole numbers are read as such.</remarks>
internal static class QueryJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The body of a request.</summary>
    public static ReadOnlyMemory<byte> Write(CypherText text)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 12);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("statement"u8, text.Text);
        if (text.OnlyReads)
        {
            json.WriteString("accessMode"u8, "Read"u8);
        }

        json.WriteStartObject("parameters"u8);
        foreach (var (name, value) in text.Parameters)
        {
            json.WritePropertyName(name);
            WriteValue(json, value, text.IsBulk);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <param name="plain">Whether values go without their types.</param>
    private static void WriteValue(Utf8JsonWriter json, object? value, bool plain)
    {
        if (!plain)
        {
            json.WriteStartObject();
            json.WriteString("$type"u8, TypeOf(value));
            json.WritePropertyName("_value"u8);
        }

        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string s:
                json.WriteStringValue(s);
                break;
            case bool b:
                json.WriteBooleanValue(b);
                break;
            case int or long when plain:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double d when plain:
                var digits = Digits(d);
                json.WriteRawValue(digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0", true);
                break;
            case int or long:
                json.WriteStringValue(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case double d:
                json.WriteStringValue(Digits(d));
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, item, plain);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(json, item, plain);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"a parameter cannot be a {value.GetType().Name}", nameof(value));
        }

        if (!plain)
        {
            json.WriteEndObject();
        }
    }

    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static ReadOnlySpan<byte> TypeOf(object? value) => value switch
    {
        null => "Null"u8,
        string => "String"u8,
        bool => "Boolean"u8,
        int or long => "Integer"u8,
        double => "Float"u8,
        IReadOnlyDictionary<string, object?> => "Map"u8,
        _ => "List"u8,
    };

    /// <summary>Reads an answer; null when it is not an answer of the Query API.</summary>
    /// <param name="plain">Whether the values in it are without their types.</param>
    public static QueryAnswer? Read(ReadOnlySpan<byte> json, bool plain)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadAnswer(ref reader, plain) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static QueryAnswer ReadAnswer(ref Utf8JsonReader reader, bool plain)
    {
        var answer = new QueryAnswer();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "data":
                    answer.Rows = ReadData(ref reader, plain);
                    break;
                case "transaction":
                    answer.Transaction = (ReadPlain(ref reader) as Dictionary<string, object?>)?.GetValueOrDefault("id") as string;
                    break;
                case "errors":
                    var first = (ReadPlain(ref reader) as List<object?>)?.OfType<Dictionary<string, object?>>().FirstOrDefault();
                    answer.Error = first is null ? null : (first.GetValueOrDefault("code") as string ?? "", first.GetValueOrDefault("message") as string ?? "");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return answer;
    }

    private static CypherRows ReadData(ref Utf8JsonReader reader, bool plain)
    {
        var columns = new List<string>();
        var rows = new List<object?[]>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.ValueTextEquals("values"u8);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!isRows)
                {
                    columns.Add(reader.GetString()!);
                    continue;
                }

                var row = new List<object?>(columns.Count);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    row.Add(plain ? ReadPlain(ref reader) : ReadTyped(ref reader));
                }

                rows.Add([.. row]);
            }
        }

        return new CypherRows(columns, rows);
    }

    /// <summary>Reads <c>{"$type": …, "_value": …}</c>; the reader stands on its start.</summary>
    private static object? ReadTyped(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Read();
        var type = reader.GetString();
        reader.Read();
        reader.Read();
        object? value = type switch
        {
            "List" => ReadList(ref reader),
            "Map" => ReadMap(ref reader),
            "Node" or "Relationship" => ReadEntity(ref reader),
            "Integer" => long.Parse(reader.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            "Float" => double.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
            _ => ReadPlain(ref reader),
        };
        reader.Read();
        return value;
    }

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadTyped(ref reader));
        }

        return list;
    }

    private static Dictionary<string, object?> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = ReadTyped(ref reader);
        }

        return map;
    }

    private static Dictionary<string, object?> ReadEntity(ref Utf8JsonReader reader)
    {
        Dictionary<string, object?> properties = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProperties = reader.ValueTextEquals("_properties"u8);
            reader.Read();
            if (isProperties)
            {
                properties = ReadMap(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return properties;
    }

    private static object? ReadPlain(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    map[name] = ReadPlain(ref reader);
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(ReadPlain(ref reader));
                }

                return list;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? (object)number : reader.GetDouble();
            default:
                return null;
        }
    }
}

/// <summary>An answer of the Query API.</summary>
internal sealed class QueryAnswer
{
    public CypherRows Rows { get; set; } = new([], []);

    /// <summary>Id of the open transaction; null when there is none.</summary>
    public string? Transaction { get; set; }

    public (string Code, string Message)? Error { get; set; }
}
