using System.CommandLine;
using GeoGraph.Analysis;
using GeoGraph.Graph;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph events [ACTOR [OTHER]]</c> and <c>geograph statements [WORDS…]</c>: facts with the sentences that report them.</summary>
public static class EventsCommand
{
    private static readonly JsonSerializerSettings s_json = new() { ContractResolver = new CamelCasePropertyNamesContractResolver(), Formatting = Formatting.Indented };

    public static Command Create()
    {
        var actors = new Argument<string[]>("ACTOR") { Arity = new ArgumentArity(0, 2), Description = "A party, or two of them: key, name or country code." };
        actors.Validators.Add(Options.RejectOptions);
        var command = new Command("events", "Lists events, the latest first, each with the sentences that report it.") { actors };
        return Complete(command, null, async (parsed, store, filter, limit, cancellation) =>
        {
            var directory = await DirectoryAsync(store, cancellation).ConfigureAwait(false);
            var parties = (parsed.GetValue(actors) ?? []).Select(directory.Find).ToArray();
            var found = await EventRecord.ReadAsync(store, filter, parties.ElementAtOrDefault(0), parties.ElementAtOrDefault(1), limit, cancellation).ConfigureAwait(false);
            return (found, [.. found.Select(e => (Head(e), e.Reports))]);
        });
    }

    public static Command CreateStatements()
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = "Words that all stand in what was said; letter case does not matter." };
        words.Validators.Add(Options.RejectOptions);
        var by = new Option<string?>("--by") { HelpName = "ACTOR", Description = "Who said it: key, name or country code." };
        var about = new Option<string?>("--about") { HelpName = "ACTOR", Description = "Whom it is about." };
        var command = new Command("statements", "Searches what was said, the latest first, each with the sentence that reports it.") { words, by, about };
        return Complete(command, null, async (parsed, store, filter, limit, cancellation) =>
        {
            var directory = await DirectoryAsync(store, cancellation).ConfigureAwait(false);
            string? Key(Option<string?> option) => parsed.GetValue(option) is { } name ? directory.Find(name) : null;
            var text = (parsed.GetValue(words) ?? []).SelectMany(w => w.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var found = await StatementRecord.ReadAsync(store, filter, text.Length > 0 ? text : null, Key(by), Key(about), limit, cancellation).ConfigureAwait(false);
            return (found, [.. found.Select(s => ($"{s.Key}  {s.Date ?? "no date"}  {s.Quotation}  {CommandRunner.OneLine(s.Name)}", s.Reports))]);
        });
    }

    private static Command Complete(
        Command command, IReadOnlyList<string>? statuses,
        Func<ParseResult, IGraphStore, GraphFilter, long, CancellationToken, Task<(object Found, IReadOnlyList<(string Head, IReadOnlyList<FactReport> Reports)> Lines)>> find)
    {
        var filter = new FilterOptions(command, statuses);
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "At most this many (default: 50).", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(Options.Within(0, int.MaxValue));
        var graph = Options.Graph();
        var json = Options.Json();
        command.Options.Add(limit);
        command.Options.Add(graph);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = filter.Read(parsed);
            var store = GraphAddress.Open(parsed.GetValue(graph)!, create: false);
            await using var closing = store.ConfigureAwait(false);
            await store.PrepareAsync(cancellation).ConfigureAwait(false);
            var (found, lines) = await find(parsed, store, wanted, parsed.GetValue(limit), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonConvert.SerializeObject(found, s_json));
                return CommandRunner.Success;
            }

            foreach (var (head, reports) in lines)
            {
                Console.WriteLine(head);
                foreach (var report in reports)
                {
                    Console.WriteLine("  " + CommandRunner.OneLine(report.Evidence.Insert(report.End, "]").Insert(report.Start, "[")));
                    Console.WriteLine("    " + string.Join(", ", new[] { report.Article, report.Title, report.Outlet, report.Published, report.Url }.Where(v => v is not null).Select(v => CommandRunner.OneLine(v!))));
                }
            }

            if (lines.Count == 0)
            {
                Console.WriteLine($"(no {command.Name})");
            }

            return CommandRunner.Success;
        });
        return command;
    }

    private static async Task<ActorDirectory> DirectoryAsync(IGraphStore store, CancellationToken cancellation) =>
        new((await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false)).Actors);

    private static string Head(EventRecord e) => $"{e.Key}  {e.Date ?? "no date"}  {e.Status}  {CommandRunner.OneLine(e.Name)}";
}
