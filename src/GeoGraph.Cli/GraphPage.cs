using System.Globalization;
using GeoGraph.Analysis;
using GeoGraph.Graph;
using Newtonsoft.Json;

namespace GeoGraph.Cli;

/// <summary>The graph as one page for a browser, which needs no network: the data, the graph library and the program are in it.</summary>
public static class GraphPage
{
    /// <param name="mostTies">Of more ties only the strongest are shown, and the page says so.</param>
    /// <exception cref="GraphStoreException">There is nothing to show.</exception>
    public static async Task<string> MakeAsync(IGraphStore store, GraphFilter filter, int mostTies, CancellationToken cancellation)
    {
        var actors = await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false);
        var log = await InteractionLog.ReadAsync(store, actors, filter, cancellation).ConfigureAwait(false);
        if (log.Interactions.Count == 0)
        {
            throw new GraphStoreException("no events between two actors in this graph within these dates and filters");
        }

        var all = log.ToNetwork();
        var network = all.Ties.Count <= mostTies ? all : new ActorNetwork(
            all.Actors, all.Ties.OrderByDescending(t => t.Weight).ThenBy(t => t.Actor, StringComparer.Ordinal).ThenBy(t => t.Other, StringComparer.Ordinal).Take(mostTies)).Where(_ => true);
        var note = string.Create(CultureInfo.InvariantCulture, $"{network.Actors.Count} actors and {network.Ties.Count} ties")
            + (all.Ties.Count > mostTies ? string.Create(CultureInfo.InvariantCulture, $": the strongest of {all.Ties.Count}") : "") + ".";
        var index = network.Actors.Select((a, i) => (a.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        var ties = network.Ties.Select(t => (t.Actor, t.Other)).ToHashSet();
        var acts = log.Interactions.Where(i => ties.Contains((i.Pair.A.Key, i.Pair.B.Key))).ToLookup(i => i.Event, StringComparer.Ordinal);
        var articles = new Articles();
        var events = (await EventRecord.ReadAsync(store, filter, null, null, long.MaxValue, cancellation).ConfigureAwait(false)).Where(e => acts.Contains(e.Key)).Select(e => new
        {
            name = e.Name,
            type = e.Type,
            quad = e.QuadClass ?? "",
            score = e.Goldstein,
            date = e.Date,
            status = e.Status,
            pairs = acts[e.Key].Select(i => new[] { index[i.Source.Key], index[i.Target.Key] }),
            reports = e.Reports.Select(articles.Told).ToArray(),
        }).ToArray();
        int[] Known(IReadOnlyList<string> keys) => [.. keys.Where(index.ContainsKey).Select(k => index[k])];
        var statements = (await StatementRecord.ReadAsync(store, filter, null, null, null, long.MaxValue, cancellation).ConfigureAwait(false))
            .Where(s => s.Speakers.Concat(s.About).Any(index.ContainsKey))
            .Select(s => new { name = s.Name, date = s.Date, quotation = s.Quotation, by = Known(s.Speakers), about = Known(s.About), reports = s.Reports.Select(articles.Told).ToArray() }).ToArray();
        var places = GraphLayout.Of(CompactGraph.Of(network));
        var data = JsonConvert.SerializeObject(new
        {
            note,
            actors = network.Actors.Select((a, i) => new { key = a.Key, name = a.Name, kind = a.Kind, country = a.Country, x = Math.Round(places[i].X, 1), y = Math.Round(places[i].Y, 1) }),
            events,
            statements,
            articles = articles.All,
        });
        return Page(data);
    }

    private static string Page(string data)
    {
        // What ends a script in HTML can then not stand in a text.
        var safe = data.Replace("<", "\\u003c", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);
        var page = Resource("page.html").Split("/*data*/");
        var program = page[1].Split("/*cytoscape*/");
        return string.Concat(page[0], safe, program[0], Resource("cytoscape.min.js"), program[1]);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(GraphPage).Assembly.GetManifestResourceStream("view/" + name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The articles that reports name, each once.</summary>
    private sealed class Articles
    {
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

        public List<object> All { get; } = [];

        public object Told(FactReport report)
        {
            if (!_index.TryGetValue(report.Article, out var article))
            {
                _index[report.Article] = article = All.Count;
                All.Add(new { key = report.Article, title = report.Title, outlet = report.Outlet, published = report.Published, url = report.Url });
            }

            return new { text = report.Evidence, start = report.Start, end = report.End, sure = report.Confidence, article };
        }
    }
}
