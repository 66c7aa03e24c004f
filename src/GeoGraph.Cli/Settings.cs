using GeoGraph.Cli.Terminal;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Cli;

/// <summary>What a <c>geograph.json</c> says, for all that neither an option nor the environment does.</summary>
/// <remarks>
/// A setting stands in for its environment variable, so that one order holds everywhere: option, environment, file, built in. Paths are
/// relative to the file. A password does not belong in it: it is read from <c>NEO4J_PASSWORD</c> alone.
/// </remarks>
public static class Settings
{
    public const string FileName = "geograph.json";

    /// <summary>Names the graph, like <c>--graph</c>.</summary>
    public const string GraphVariable = "GEOGRAPH_GRAPH";

    public const string SeedsVariable = "GEOGRAPH_SEEDS";

    public const string ThreadsVariable = "GEOGRAPH_THREADS";

    /// <summary>Names the log file, like <c>--log</c>.</summary>
    public const string LogVariable = "GEOGRAPH_LOG";

    private const string Neo4jUri = "NEO4J_URI";

    private static readonly Setting[] s_all =
    [
        new("graph", GraphVariable, JTokenType.String, "the graph: a file or a Neo4j server"),
        new("seeds", SeedsVariable, JTokenType.String, "folder of lexicons and models") { IsPath = true },
        new("threads", ThreadsVariable, JTokenType.Integer, "coding threads"),
        new("log", LogVariable, JTokenType.String, "file that what happens is appended to") { IsPath = true },
        new("user", "NEO4J_USERNAME", JTokenType.String, "user of the Neo4j server"),
        new("database", "NEO4J_DATABASE", JTokenType.String, "database on the Neo4j server"),
    ];

    /// <summary>The file that was read; null when there is none.</summary>
    public static string? File { get; private set; }

    /// <summary>Names of all settings.</summary>
    public static IEnumerable<string> Names => s_all.Select(s => s.Name);

    /// <summary>Reads the file and puts its settings where the environment says nothing.</summary>
    /// <param name="path">A file that must be there; null: <c>geograph.json</c> in the current folder, else in the user's own folder of configuration, if it is there.</param>
    /// <exception cref="UsageException">The file is missing or wrong: one line that says where.</exception>
    public static void Apply(string? path)
    {
        path ??= Places().FirstOrDefault(System.IO.File.Exists);
        if (path is null)
        {
            return;
        }

        foreach (var (setting, value) in Read(path))
        {
            // NEO4J_URI names a graph as well: whoever has it in the environment means it more than a file.
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting.Variable))
                && !(setting.Variable == GraphVariable && Environment.GetEnvironmentVariable(Neo4jUri) is { Length: > 0 }))
            {
                Environment.SetEnvironmentVariable(setting.Variable, value);
            }
        }

        File = path;
    }

    private static IEnumerable<string> Places()
    {
        yield return FileName;
        if (Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) is { Length: > 0 } own)
        {
            yield return Path.Combine(own, "geograph", FileName);
        }
    }

    private static IEnumerable<(Setting Setting, string Value)> Read(string path)
    {
        JObject settings;
        try
        {
            using var reader = new JsonTextReader(new StreamReader(path)) { DateParseHandling = DateParseHandling.None };
            settings = JObject.Load(reader);
        }
        catch (JsonException e)
        {
            throw new UsageException($"{path}: not JSON with settings in braces ({CommandRunner.OneLine(e.Message)})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {CommandRunner.OneLine(e.Message)}");
        }

        foreach (var property in settings.Properties())
        {
            var setting = s_all.FirstOrDefault(s => s.Name == property.Name)
                ?? throw new UsageException($"{path}: no setting '{property.Name}'{(Nearest.To(property.Name, Names) is { } near ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", Names)}")}");
            if (property.Value.Type != setting.Type)
            {
                throw new UsageException($"{path}: '{setting.Name}' takes {(setting.Type == JTokenType.Integer ? "a whole number" : "a text")}: {setting.Description}");
            }

            yield return (setting, InFolder(setting, property.Value.ToString(Formatting.None).Trim('"'), property.Value, path));
        }
    }

    private static string InFolder(Setting setting, string plain, JToken value, string path)
    {
        var text = value.Type == JTokenType.String ? value.Value<string>()! : plain;
        var isPath = setting.IsPath || (setting.Variable == GraphVariable && !text.Contains("://", StringComparison.Ordinal));
        return isPath && text.Length > 0 ? Path.Combine(Path.GetDirectoryName(path) ?? "", text) : text;
    }

    private sealed record Setting(string Name, string Variable, JTokenType Type, string Description)
    {
        public bool IsPath { get; init; }
    }
}
