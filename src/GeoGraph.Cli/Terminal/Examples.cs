namespace GeoGraph.Cli.Terminal;

/// <summary>The examples that <c>--help</c> of a command ends with; a test runs every one.</summary>
public static class Examples
{
    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("", "geograph build news/", "reads, codes and loads a folder of articles into geograph.db"),
        new("", "geograph report active-pairs", "which two actors have most to do with each other"),
        new("", "geograph why country/CHN", "the sentences behind an actor"),
        new("build", "geograph build news/ feed.xml", "a folder and a feed into geograph.db"),
        new("build", "geograph build 'news/2024-*.txt' --graph asia.db", "files that match a pattern, into a graph of that name"),
        new("build", "geograph build news/ --dry-run", "what would change"),
        new("extract", "geograph extract news/ -o coded.jsonl", "codes articles, to load them later or elsewhere"),
        new("extract", "geograph extract - < article.txt", "one article from standard input to standard output"),
        new("load", "geograph load coded.jsonl --graph asia.db", "what extract wrote, into a graph"),
        new("report", "geograph report", "lists the reports"),
        new("report", "geograph report timeline --help", "what a report takes and gives"),
        new("report", "geograph report timeline -p a=China -p b=USA", "what happened between two states"),
        new("report", "geograph report active-pairs -p actor=China --csv", "for a spreadsheet"),
        new("why", "geograph why country/CHN", "every fact an actor has a part in"),
        new("why", "geograph why country/CHN INTERACTS country/USA", "what lies behind a relationship"),
        new("stats", "geograph stats --json", "counts and the hash of the graph"),
        new("delete", "geograph delete a1 --graph asia.db", "takes the article with the id a1 out again"),
        new("clear", "geograph clear --yes --graph asia.db", "empties a graph"),
        new("evaluate", "geograph evaluate set/", "scores the coder on a folder with articles.jsonl and gold.jsonl"),
        new("parse", "geograph parse article.txt", "sentences, tags and trees in CoNLL-U"),
        new("export", "geograph export neo4j-admin csv/", "files for neo4j-admin"),
        new("analyse", "geograph analyse rank --limit 10", "the actors with most to do"),
        new("doctor", "geograph doctor", "looks at lexicons, models, graph and server"),
        new("completion", "geograph completion bash", "prints the script that completes commands in bash"),
    ];
}

/// <summary>A command line and what it does.</summary>
/// <param name="Command">Path of the command without <c>geograph</c>.</param>
public sealed record Example(string Command, string Line, string Description);
