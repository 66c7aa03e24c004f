using System.CommandLine;
using GeoGraph.Analysis;
using GeoGraph.Graph;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph why WHAT</c>: the sentences, words, articles and lexicon rows behind a node or relationship.</summary>
public static class WhyCommand
{
    private static readonly JsonSerializerSettings s_json = new() { ContractResolver = new CamelCasePropertyNamesContractResolver(), Formatting = Formatting.Indented };

    public static Command Create()
    {
        var key = new Argument<string[]>("WHAT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "An actor's name, a node's key, or a relationship: FROM TYPE TO (Russia INTERACTS country/CHN).",
        };
        key.Validators.Add(Options.RejectOptions);
        var graph = Options.Graph();
        var seeds = Options.Seeds();
        var json = Options.Json();
        var command = new Command("why", "Shows the sentences and lexicon rows behind a node or relationship.") { key, graph, seeds, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(key)!, parsed.GetValue(graph)!, parsed.GetValue(seeds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, string address, string? seeds, bool json, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        var key = await KeysAsync(store, string.Join(' ', words), cancellation).ConfigureAwait(false);
        var why = await new Provenance(store).OfAsync(key, cancellation).ConfigureAwait(false);
        var rows = new SeedRows(SeedFolder.Open(seeds));
        if (json)
        {
            Console.WriteLine(JsonConvert.SerializeObject(why.Select(w => new { w.Fact, w.Caption, w.Article, w.Evidence, w.Words, rule = w.Rule, row = rows.Find(w.Rule) }), s_json));
            return CommandRunner.Success;
        }

        if (why.Count == 0)
        {
            Console.WriteLine($"{key[0]}: mentioned, but in no event or statement");
        }

        foreach (var fact in why.GroupBy(w => (w.Fact, w.Caption)))
        {
            Console.WriteLine($"{fact.Key.Fact}  {fact.Key.Caption}");
            foreach (var reason in fact)
            {
                Console.WriteLine($"  {reason.Marked}");
                Console.WriteLine($"    {reason.Article}");
                Console.WriteLine($"    {string.Join(", ", reason.Words.Select(w => w.ToString()))}  rule {reason.Rule}");
                if (rows.Find(reason.Rule) is { } row)
                {
                    Console.WriteLine($"    {row}");
                }
            }
        }

        return CommandRunner.Success;
    }

    /// <summary>A node's key, or from, type and to; actors may be called by their names.</summary>
    private static async Task<IReadOnlyList<string>> KeysAsync(IGraphStore store, string text, CancellationToken cancellation)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = Array.FindIndex(words, 1 < words.Length ? 1 : 0, w => w.Length > 2 && w.All(c => char.IsAsciiLetterUpper(c) || c == '_'));
        string[] ends = type > 0 && type < words.Length - 1 ? [string.Join(' ', words[..type]), string.Join(' ', words[(type + 1)..])] : [string.Join(' ', words)];
        var known = (await store.NodesOfAsync(ends, cancellation).ConfigureAwait(false)).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        ActorDirectory? directory = null;
        for (var i = 0; i < ends.Length; i++)
        {
            // What looks like a key and is none gets the nearest keys; everything else is somebody's name.
            if (!known.Contains(ends[i]) && !(ends[i].Contains('/', StringComparison.Ordinal) && !ends[i].Contains(' ', StringComparison.Ordinal)))
            {
                directory ??= new ActorDirectory((await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false)).Actors);
                ends[i] = directory.Find(ends[i]);
            }
        }

        return ends.Length == 1 ? ends : [ends[0], words[type], ends[1]];
    }

    /// <summary>Finds lexicon rows by the id that a rule names.</summary>
    private sealed class SeedRows(SeedFolder seeds)
    {
        private Dictionary<string, string>? _rows;

        /// <summary>The row with its file and line; null when the rule names none (a model).</summary>
        public string? Find(string rule)
        {
            _rows ??= Read();
            return _rows.GetValueOrDefault(rule);
        }

        private Dictionary<string, string> Read()
        {
            var rows = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(seeds.Path, "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var lines = File.ReadAllLines(file);
                var header = Array.Find(lines, l => l.Length > 0 && l[0] != '#')?.Split('\t') ?? [];
                var id = Array.IndexOf(header, "id");
                for (var i = 0; id >= 0 && i < lines.Length; i++)
                {
                    if (lines[i].Split('\t') is var cells && cells.Length > id && cells[id].Length > 0 && lines[i][0] != '#')
                    {
                        rows.TryAdd(cells[id].Trim(), $"{file}:{i + 1}: {string.Join(" | ", cells.Where(c => c.Length > 0))}");
                    }
                }
            }

            return rows;
        }
    }
}
