using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using GeoGraph.Graph;
using GeoGraph.Neo4j;
using GeoGraph.Seeds;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph doctor</c>: looks at all that a run needs and says what to do where something is missing.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var graph = Options.Graph();
        var seeds = Options.Seeds();
        var command = new Command("doctor", "Looks at the program, lexicons, models, the graph and the Neo4j server, and says what to do.") { graph, seeds };
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = new List<Finding>(Machine());
            findings.AddRange(Lexicons(parsed.GetValue(seeds)));
            findings.AddRange(await GraphAsync(parsed.GetValue(graph)!, cancellation).ConfigureAwait(false));
            foreach (var finding in findings)
            {
                Console.WriteLine($"{(finding.ToDo is null ? "ok" : "!!")}  {finding.Subject,-9}{finding.State}");
                if (finding.ToDo is { } todo)
                {
                    Console.WriteLine($"             → {todo}");
                }
            }

            return findings.Exists(f => f.ToDo is not null) ? CommandRunner.Failure : CommandRunner.Success;
        });
        return command;
    }

    private static IEnumerable<Finding> Machine()
    {
        var version = typeof(ArticleCoder).Assembly.GetName().Version!.ToString(3);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        yield return new("program", string.Create(CultureInfo.InvariantCulture,
            $"geograph {version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores, {memory:N0} MB of memory"));
        if ("é".Normalize(NormalizationForm.FormD).Length != 2)
        {
            yield return new("unicode", "no Unicode tables: names with accents would be read wrongly") { ToDo = "install ICU (Debian: libicu, Alpine: icu-libs and icu-data-full)" };
        }

        yield return new("settings", Settings.File ?? $"none ({Settings.FileName} here would be read)");
    }

    private static IEnumerable<Finding> Lexicons(string? path)
    {
        SeedFolder folder;
        try
        {
            folder = SeedFolder.Open(path);
        }
        catch (SeedException e)
        {
            return [new("lexicons", e.Message) { ToDo = "name the folder with --seeds, or install geograph again" }];
        }

        try
        {
            var start = TimeProvider.System.GetTimestamp();
            var coder = ArticleCoder.Create(folder);
            var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            return
            [
                new("lexicons", string.Create(CultureInfo.InvariantCulture, $"{folder.Path} ({folder.Digest()}), {string.Join(", ", coder.Languages)}, read in {seconds:0.0} s")),
                .. coder.Languages.Select(l => Models(folder, l)),
            ];
        }
        catch (SeedException e)
        {
            return [new("lexicons", e.Message) { ToDo = "mend that row, or leave out --seeds and GEOGRAPH_SEEDS to use the lexicons inside the program" }];
        }
    }

    private static Finding Models(SeedFolder folder, string language)
    {
        var files = Directory.EnumerateFiles(folder.File("lang", language), "*.model").Order(StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(f)} {new FileInfo(f).Length / 1e6:0.0} MB")).ToArray();
        return new("models", $"{language}: {(files.Length > 0 ? string.Join(", ", files) : "none")}")
        {
            ToDo = File.Exists(folder.File("lang", language, Text.Parsing.LanguageModel.FileName)) ? null
                : "without a parser who acts on whom is read from the order of words only: 'geograph train --help' tells how to make one",
        };
    }

    private static async Task<IEnumerable<Finding>> GraphAsync(string address, CancellationToken cancellation)
    {
        if (!Neo4jAddress.IsServer(address) && !File.Exists(address))
        {
            return [new("graph", $"{address}: not there yet; 'geograph build' makes it") { ToDo = Writable(address) }];
        }

        try
        {
            var store = GraphAddress.Open(address, create: false);
            await using var closing = store.ConfigureAwait(false);
            var server = store is Neo4jGraphStore neo4j ? [new Finding("server", await neo4j.DescribeAsync(cancellation).ConfigureAwait(false))] : Array.Empty<Finding>();
            try
            {
                await store.PrepareAsync(cancellation).ConfigureAwait(false);
            }
            catch (GraphStoreException e) when (store is Neo4jGraphStore)
            {
                // An empty database is as good as a file that is not there yet.
                return [.. server, new("graph", e.Message)];
            }

            var counts = await store.CountAsync(cancellation).ConfigureAwait(false);
            return [.. server, new("graph", $"{GraphAddress.Shown(address)}: {Quantity.Of(counts.Nodes.Values.Sum(), "node")}, {Quantity.Of(counts.Edges.Values.Sum(), "relationship")}")];
        }
        catch (GraphStoreException e)
        {
            return [new(Neo4jAddress.IsServer(address) ? "server" : "graph", e.Message)
            {
                ToDo = Neo4jAddress.IsServer(address) ? "start the server, or mend the address and NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE" : "name another file with --graph",
            }];
        }
    }

    /// <summary>What to do so that a file can be made there; null when it can.</summary>
    private static string? Writable(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            return $"make the folder {folder} first";
        }

        try
        {
            var probe = Path.Combine(folder, $".geograph-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written to: name another place with --graph";
        }
    }

    /// <param name="Subject">What was looked at.</param>
    /// <param name="State">How it is.</param>
    private sealed record Finding(string Subject, string State)
    {
        /// <summary>What to do about it; null when all is well.</summary>
        public string? ToDo { get; init; }
    }
}
