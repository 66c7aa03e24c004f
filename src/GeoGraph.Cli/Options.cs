using System.CommandLine;

namespace GeoGraph.Cli;

/// <summary>The options several commands share, spelled once.</summary>
public static class Options
{
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
    public static void RejectOptions(System.CommandLine.Parsing.ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !File.Exists(t.Value)))
        {
            result.AddError($"unknown option '{token.Value}'");
        }
    }

    public static Option<string> Graph() => new("--graph")
    {
        HelpName = "ADDRESS",
        Description = "The graph: a file, or a Neo4j server such as http://localhost:7474 (default: NEO4J_URI, else geograph.db).",
        DefaultValueFactory = _ => GraphAddress.Default,
    };

    public static Option<string?> Seeds() => new("--seeds")
    {
        HelpName = "DIR",
        Description = "Folder of ontology, actors and languages (default: GEOGRAPH_SEEDS, else the one beside the program).",
    };

    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads")
        {
            HelpName = "N",
            Description = "Coding threads (default: one a core); the result is the same for any number.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(Within(1, 256));
        return option;
    }

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Say what would change and leave the graph as it is." };

    /// <summary>Refuses whole numbers outside a range.</summary>
    public static Action<System.CommandLine.Parsing.OptionResult> Within(int least, int most) => result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && (n < least || n > most))
        {
            result.AddError($"{result.Option.Name} takes a whole number from {least} to {most}");
        }
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<bool> Csv() => new("--csv") { Description = "Print comma-separated values (RFC 4180)." };
}
