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

    /// <summary>What a load must know of a pair beside what it shows.</summary>
    private static readonly string[] s_sums = ["_sum:long", "_scored:long"];

    private static readonly string[] s_options = ["--overwrite-destination", "--multiline-fields=true", "--array-delimiter=U+001F"];

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The import command, whose files are in the folder it is run in.</summary>
    /// <param name="database">Name of the database, which is made anew.</param>
    public static string Command(string database) => string.Join(' ', Arguments(database).Prepend("neo4j-admin"));

    /// <summary>The arguments of <c>neo4j-admin</c>.</summary>
    public static IReadOnlyList<string> Arguments(string database) =>
    [
        "database", "import", "full", database, .. s_options,
        .. GraphSchema.Nodes.Select(n => "--nodes=" + File(n)).Append("--nodes=meta.csv"),
        .. GraphSchema.Edges.Select(e => "--relationships=" + File(e)),
    ];

    /// <returns>Nodes and relationships written.</returns>
    /// <exception cref="GraphStoreException">The folder exists, or a value cannot be written.</exception>
    public async Task<long> WriteAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(_folder) || System.IO.File.Exists(_folder))
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
        await System.IO.File.WriteAllTextAsync(Path.Combine(unfinished, "meta.csv"), string.Create(CultureInfo.InvariantCulture, $"key:ID(GeoGraph),schema:long,:LABEL\n\"graph\",{GraphSchema.Version},\"GeoGraph\"\n"), cancellation).ConfigureAwait(false);
        await System.IO.File.WriteAllTextAsync(Path.Combine(unfinished, AfterImport), AfterImportText(), cancellation).ConfigureAwait(false);
        await System.IO.File.WriteAllTextAsync(Path.Combine(unfinished, Sums), await SumsAsync(unfinished, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        await System.IO.File.WriteAllTextAsync(Path.Combine(unfinished, Script), ScriptText(), cancellation).ConfigureAwait(false);
        Directory.Move(unfinished, _folder);
        return items;
    }

    private async Task<long> WriteNodesAsync(string into, CancellationToken cancellation)
    {
        var files = GraphSchema.Nodes.ToDictionary(
            n => n.Label, n => new AdminCsv(Path.Combine(into, File(n)), [$"key:ID({n.Label})", .. n.Properties.Select(Column), "_claims", ":LABEL"]), StringComparer.Ordinal);
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
        var files = GraphSchema.Edges.ToDictionary(
            e => (e.Type, e.From),
            e => new AdminCsv(Path.Combine(into, File(e)), [$":START_ID({e.From})", $":END_ID({e.To})", .. e.Properties.Select(Column), .. e.Owner is null ? s_sums : [], ":TYPE"]));
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

    private static string File(NodeType nodes) => nodes.Label.ToLowerInvariant() + "s.csv";

    /// <summary>The file is named after the type and, where several labels have it, after the one it starts from.</summary>
    private static string File(EdgeType edges) =>
        (GraphSchema.Edges.Count(e => e.Type == edges.Type) > 1 ? edges.From.ToLowerInvariant() + "-" : "") + edges.Type.ToLowerInvariant().Replace('_', '-') + ".csv";

    /// <summary>A column with its type as the import names it.</summary>
    private static string Column(GraphProperty property) => property.Name + property.Type switch
    {
        PropertyType.Whole => ":long",
        PropertyType.Real => ":double",
        PropertyType.TextList => ":string[]",
        _ => "",
    };

    private static string AfterImportText()
    {
        var text = new StringBuilder("// Once after the import: cypher-shell -f after-import.cypher\n");
        foreach (var (label, list) in GraphSchema.Nodes.SelectMany(n => n.Properties.Where(p => p.Type == PropertyType.TextList), (n, p) => (n.Label, p.Name)))
        {
            text.Append(CultureInfo.InvariantCulture, $"MATCH (n:{label}) WHERE n.{list} IS NULL CALL (n) {{ SET n.{list} = [] }} IN TRANSACTIONS OF 5000 ROWS;\n");
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
            var stream = System.IO.File.OpenRead(file);
            await using (stream.ConfigureAwait(false))
            {
                text.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
            }
        }

        return text.ToString();
    }
}
