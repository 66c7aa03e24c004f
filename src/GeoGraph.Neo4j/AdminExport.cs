using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>Writes a graph as the CSV files that <c>neo4j-admin database import full</c> reads, with all that a later load needs.</summary>
/// <remarks>
/// Files are written under a temporary name beside the folder, which gets its name when all is there. Dates are text and lists are arrays, as
/// after a load; the import keeps no empty lists and no schema: <c>after-import.cypher</c> brings them.
/// </remarks>
/// <param name="folder">Must not exist.</param>
public sealed class AdminExport(IGraphStore store, string folder)
{
    /// <summary>Ends the name of a folder that is not complete.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>The script in the folder that checks the files and imports them.</summary>
    public const string Script = "import.sh";

    /// <summary>What a fresh server runs once after the import.</summary>
    public const string AfterImport = "after-import.cypher";

    private const string Sums = "SHA256SUMS";

    private static readonly string[] s_options = ["--overwrite-destination", "--multiline-fields=true", "--array-delimiter=U+001F"];

    /// <summary>Label, file, columns: name and type of the properties.</summary>
    private static readonly (string Label, string File, string[] Columns)[] s_nodes =
    [
        (GraphSchema.Actor, "actors.csv", ["name", "kind", "country", "sector", "wikidata", "aliases:string[]", "_claims"]),
        (GraphSchema.Article, "articles.csv", ["title", "outlet", "url", "published", "language", "textSha256", "revision", "_claims"]),
        (GraphSchema.Event, "events.csv",
            ["name", "type", "mode", "contexts:string[]", "cameo", "quadClass", "goldstein:double", "date", "datePrecision", "status", "_claims"]),
        (GraphSchema.Place, "places.csv", ["name", "country", "_claims"]),
        (GraphSchema.Statement, "statements.csv", ["name", "text", "quotation", "language", "date", "_claims"]),
    ];

    private static readonly string[] s_evidence = ["evidence", "start:long", "end:long", "sentenceStart:long", "rule", "confidence:double"];

    private static readonly (string Type, string From, string To, string File, string[] Columns)[] s_edges =
    [
        (GraphSchema.About, GraphSchema.Statement, GraphSchema.Actor, "about.csv", []),
        (GraphSchema.AddressedTo, GraphSchema.Statement, GraphSchema.Actor, "addressed-to.csv", []),
        (GraphSchema.AffiliatedWith, GraphSchema.Actor, GraphSchema.Actor, "affiliated-with.csv", ["role", "from", "to"]),
        (GraphSchema.Asserts, GraphSchema.Statement, GraphSchema.Event, "asserts.csv", []),
        (GraphSchema.Interacts, GraphSchema.Actor, GraphSchema.Actor, "interacts.csv",
            ["events:long", "cooperation:long", "conflict:long", "goldstein:double", "first", "last", "_sum:long", "_scored:long"]),
        (GraphSchema.LocatedIn, GraphSchema.Event, GraphSchema.Place, "located-in.csv", []),
        (GraphSchema.MentionedIn, GraphSchema.Actor, GraphSchema.Article, "mentioned-in.csv", ["count:long"]),
        (GraphSchema.RelayedBy, GraphSchema.Statement, GraphSchema.Actor, "relayed-by.csv", []),
        (GraphSchema.ReportedIn, GraphSchema.Event, GraphSchema.Article, "event-reported-in.csv", [.. s_evidence, "statement"]),
        (GraphSchema.ReportedIn, GraphSchema.Statement, GraphSchema.Article, "statement-reported-in.csv", [.. s_evidence, "content:string[]"]),
        (GraphSchema.Said, GraphSchema.Actor, GraphSchema.Statement, "said.csv", []),
        (GraphSchema.SourceOf, GraphSchema.Actor, GraphSchema.Event, "source-of.csv", []),
        (GraphSchema.Targets, GraphSchema.Event, GraphSchema.Actor, "targets.csv", []),
    ];

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The import command, whose files are in the folder it is run in.</summary>
    /// <param name="database">Name of the database, which is made anew.</param>
    public static string Command(string database) => string.Join(' ', Arguments(database).Prepend("neo4j-admin"));

    /// <summary>The arguments of <c>neo4j-admin</c>.</summary>
    public static IReadOnlyList<string> Arguments(string database) =>
    [
        "database", "import", "full", database, .. s_options,
        .. s_nodes.Select(n => "--nodes=" + n.File).Append("--nodes=meta.csv"),
        .. s_edges.Select(e => "--relationships=" + e.File),
    ];

    /// <returns>Nodes and relationships written.</returns>
    /// <exception cref="GraphStoreException">The folder exists, or a value cannot be written.</exception>
    public async Task<long> WriteAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(_folder) || File.Exists(_folder))
        {
            throw new GraphStoreException($"{folder}: exists already; name a new folder");
        }

        var unfinished = _folder + Unfinished;
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, true);
        }

        Directory.CreateDirectory(unfinished);
        var items = await WriteNodesAsync(unfinished, cancellation).ConfigureAwait(false) + await WriteEdgesAsync(unfinished, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "meta.csv"), string.Create(CultureInfo.InvariantCulture, $"key:ID(GeoGraph),schema:long,:LABEL\n\"graph\",{GraphSchema.Version},\"GeoGraph\"\n"), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(unfinished, AfterImport), AfterImportText(), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(unfinished, Sums), await SumsAsync(unfinished, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(unfinished, Script), ScriptText(), cancellation).ConfigureAwait(false);
        Directory.Move(unfinished, _folder);
        return items;
    }

    private async Task<long> WriteNodesAsync(string into, CancellationToken cancellation)
    {
        var files = s_nodes.ToDictionary(n => n.Label, n => new AdminCsv(Path.Combine(into, n.File), [$"key:ID({n.Label})", .. n.Columns, ":LABEL"]), StringComparer.Ordinal);
        long items = 0;
        try
        {
            await foreach (var claimed in store.ClaimsAsync(cancellation).ConfigureAwait(false))
            {
                var node = claimed.Node;
                var file = files[node.Label];
                file.Add(node.Key);
                foreach (var column in file.Properties)
                {
                    file.Add(column == "_claims" ? Claims(claimed) : node.Properties.GetValueOrDefault(column));
                }

                file.Add(node.SubLabel is null ? node.Label : new[] { node.Label, node.SubLabel });
                file.EndRow();
                items++;
            }
        }
        finally
        {
            foreach (var file in files.Values)
            {
                file.Dispose();
            }
        }

        return items;
    }

    private async Task<long> WriteEdgesAsync(string into, CancellationToken cancellation)
    {
        var scores = await store.ScoresAsync(cancellation).ConfigureAwait(false);
        var files = s_edges.ToDictionary(
            e => (e.Type, e.From), e => new AdminCsv(Path.Combine(into, e.File), [$":START_ID({e.From})", $":END_ID({e.To})", .. e.Columns, ":TYPE"]));
        long items = 0;
        try
        {
            await foreach (var edge in store.EdgesAsync(cancellation).ConfigureAwait(false))
            {
                var file = files[(edge.Type, edge.From.Label)];
                file.Add(edge.From.Key);
                file.Add(edge.To.Key);
                foreach (var column in file.Properties)
                {
                    file.Add(column switch
                    {
                        "_sum" => scores[new Dyad(edge.From.Key, edge.To.Key)].Hundredths,
                        "_scored" => scores[new Dyad(edge.From.Key, edge.To.Key)].Scored,
                        _ => edge.Properties.GetValueOrDefault(column),
                    });
                }

                file.Add(edge.Type);
                file.EndRow();
                items++;
            }
        }
        finally
        {
            foreach (var file in files.Values)
            {
                file.Dispose();
            }
        }

        return items;
    }

    /// <summary>The property <c>_claims</c> as a load writes it.</summary>
    private static string? Claims(ClaimedNode claimed)
    {
        if (claimed.Node.Label == GraphSchema.Article)
        {
            return ClaimDigests.Of(claimed.Digests).Write();
        }

        var claims = new NodeClaims(new NodeRef(claimed.Node.Label, claimed.Node.Key));
        foreach (var (claim, articles) in claimed.Claims)
        {
            claims.Set(claim, articles);
        }

        return claims.Write();
    }

    private static string AfterImportText()
    {
        var text = new StringBuilder("// Once after the import: cypher-shell -f after-import.cypher\n");
        foreach (var (label, _, columns) in s_nodes)
        {
            foreach (var list in columns.Where(c => c.EndsWith("[]", StringComparison.Ordinal)).Select(c => c[..c.IndexOf(':', StringComparison.Ordinal)]))
            {
                text.Append(CultureInfo.InvariantCulture, $"MATCH (n:{label}) WHERE n.{list} IS NULL CALL (n) {{ SET n.{list} = [] }} IN TRANSACTIONS OF 5000 ROWS;\n");
            }
        }

        foreach (var statement in CypherTexts.Schema)
        {
            text.Append(statement.TrimEnd(';')).Append(";\n");
        }

        return text.ToString();
    }

    private static string ScriptText() =>
        $$"""
        #!/bin/sh
        # Imports the files beside it into a database that is made anew; the server must be stopped. Usage: sh import.sh [DATABASE]
        cd "$(dirname "$0")" || exit 1
        sha256sum -c --status {{Sums}} || { echo "$PWD: a file is missing, half-written or changed; export again" >&2; exit 1; }
        exec ${NEO4J_ADMIN:-neo4j-admin} {{Command("\"${1:-neo4j}\"")["neo4j-admin ".Length..]}}

        """.ReplaceLineEndings("\n");

    private static async Task<string> SumsAsync(string into, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(into).Order(StringComparer.Ordinal))
        {
            var stream = File.OpenRead(file);
            await using (stream.ConfigureAwait(false))
            {
                text.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
            }
        }

        return text.ToString();
    }
}
