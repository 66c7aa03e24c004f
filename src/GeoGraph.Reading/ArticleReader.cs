using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>Reads whatever the user names into articles.</summary>
public sealed class ArticleReader
{
    /// <summary>Share of the input's bytes that is read, in [0, 1]; null when not known.</summary>
    public double? Share => null;

    public IEnumerable<ReadResult> Read(IReadOnlyList<string> inputs, Stream standardInput)
    {
        foreach (var path in inputs)
        {
            foreach (var line in File.ReadLines(path))
            {
                using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture };
                var o = JObject.Load(reader);
                yield return new ReadResult(path, new Article { Id = (string)o["id"]!, Text = (string)o["text"]!, Language = (string?)o["language"], Title = (string?)o["title"], Outlet = (string?)o["outlet"], Published = (string?)o["published"] }, null);
            }
        }
    }
}

/// <summary>An article, or why there is none.</summary>
public sealed record ReadResult(string Source, Article? Article, string? Problem);
