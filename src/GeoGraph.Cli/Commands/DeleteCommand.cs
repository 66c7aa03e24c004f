using System.CommandLine;
using System.Globalization;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph delete ARTICLE…</c>: takes articles out, with the facts nobody else reports.</summary>
public static class DeleteCommand
{
    public static Command Create()
    {
        var articles = new Argument<string[]>("ARTICLE") { Arity = ArgumentArity.OneOrMore, Description = "Ids of the articles." };
        articles.Validators.Add(Options.RejectOptions);
        var graph = Options.Graph();
        var command = new Command("delete", "Removes articles and the facts no other article reports.") { articles, graph };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(articles)!, parsed.GetValue(graph)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] articles, string address, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        var known = await store.RevisionsAsync(articles, cancellation).ConfigureAwait(false);
        var missing = articles.Where(a => !known.ContainsKey(a)).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var article in missing)
        {
            await Console.Error.WriteLineAsync($"{article}: no such article in {GraphAddress.Shown(address)}").ConfigureAwait(false);
        }

        var counts = await store.DeleteAsync([.. known.Keys.Order(StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GraphAddress.Shown(address)}: {Quantity.Of(counts.ArticlesDeleted, "article")} deleted, {counts.Removed:N0} nodes and relationships removed"));
        return missing.Length > 0 ? CommandRunner.Failure : CommandRunner.Success;
    }
}
