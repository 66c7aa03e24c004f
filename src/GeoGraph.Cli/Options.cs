using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GeoGraph.Cli.Terminal;

namespace GeoGraph.Cli;

/// <summary>The options several commands share, spelled once.</summary>
public static class Options
{
    private const string ConfigName = "--config";
    private const int MostThreads = 256;

    /// <summary>Of every command: print tables whole.</summary>
    public static Option<bool> Wide { get; } = new("--wide") { Recursive = true, Description = "Print tables as wide as they are." };

    /// <summary>Of every command: tell more.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Recursive = true, Description = "Tell on standard error what is done and what went wrong inside." };

    /// <summary>Of every command: the file that what happens is appended to.</summary>
    public static Option<string?> Log { get; } = NotEmpty(new Option<string?>("--log")
    {
        HelpName = "FILE",
        Recursive = true,
        Description = $"Append what is told on standard error, and more, to a file (default: {Settings.LogVariable}).",
        DefaultValueFactory = _ => Variable(Settings.LogVariable),
    });

    /// <summary>Of every command: the file of settings. It is read before the rest of the command line (<see cref="ConfigOf"/>).</summary>
    public static Option<string?> Config { get; } = new(ConfigName) { HelpName = "FILE", Recursive = true, Description = $"Settings (default: {Settings.FileName} here, else in the user's folder of configuration)." };

    public static Argument<string[]> Inputs()
    {
        var argument = new Argument<string[]>("INPUT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Articles: text, HTML, RSS/Atom, JSON Lines, NewsML, WARC (plain, .gz or .zip), folders, globs, web addresses; - for standard input.",
        };
        argument.Validators.Add(RejectOptions);
        return argument;
    }

    /// <summary>An argument that looks like an option is a misspelt one: said so, instead of a file that cannot be found.</summary>
    public static void RejectOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !File.Exists(t.Value)))
        {
            result.AddError($"unknown option '{token.Value}'{(result.Parent is CommandResult command ? Nearest.Hint(token.Value, NamesOf(command.Command)) : "")}");
        }
    }

    /// <summary>Every option a command takes, its own and those of all commands.</summary>
    public static IEnumerable<string> NamesOf(Command command) =>
        command.Options.Select(o => o.Name).Concat([Wide.Name, Verbose.Name, Log.Name, Config.Name, "--help"]).Distinct(StringComparer.Ordinal);

    /// <summary>The file of settings that a command line names; null when it names none.</summary>
    public static string? ConfigOf(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (args[i].StartsWith(ConfigName + "=", StringComparison.Ordinal))
            {
                return args[i][(ConfigName.Length + 1)..];
            }

            if (args[i] == ConfigName && i + 1 < args.Count)
            {
                return args[i + 1];
            }
        }

        return null;
    }

    public static Option<string> Graph()
    {
        var option = NotEmpty(new Option<string>("--graph")
        {
            HelpName = "ADDRESS",
            Description = $"The graph: a file, or a Neo4j server such as neo4j+s://… or http://localhost:7474 (default: {Settings.GraphVariable}, NEO4J_URI, else {GraphAddress.DefaultFile}).",
            DefaultValueFactory = _ => GraphAddress.Default,
        });
        option.CompletionSources.Add(_ => Directory.EnumerateFiles(Directory.GetCurrentDirectory(), "*.db").Select(f => Path.GetFileName(f)));
        return option;
    }

    public static Option<string?> Seeds() => NotEmpty(new Option<string?>("--seeds")
    {
        HelpName = "DIR",
        Description = $"Folder of ontology, actors and languages (default: {Settings.SeedsVariable}, else the one inside the program).",
    });

    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads")
        {
            HelpName = "N",
            Description = $"Coding threads (default: {Settings.ThreadsVariable}, else one a core); the result is the same for any number.",
            DefaultValueFactory = _ => Variable(Settings.ThreadsVariable) is not { } text ? Environment.ProcessorCount
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MostThreads ? n
                : throw new UsageException($"{Settings.ThreadsVariable}={text}: a whole number from 1 to {MostThreads} is needed"),
        };
        option.Validators.Add(Within(1, MostThreads));
        return option;
    }

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Say what would change and leave the graph as it is." };

    /// <summary>Refuses whole numbers outside a range.</summary>
    public static Action<OptionResult> Within(int least, int most) => result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && (n < least || n > most))
        {
            result.AddError($"{result.Option.Name} takes a whole number from {least} to {most}");
        }
    };

    /// <summary>Refuses an empty text: an unset variable of a script, most likely.</summary>
    public static Option<T> NotEmpty<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value.Length == 0))
            {
                result.AddError($"{option.Name} is given nothing; name {(option.HelpName ?? "VALUE")} or leave it out");
            }
        });
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<bool> Csv() => new("--csv") { Description = "Print comma-separated values (RFC 4180)." };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
