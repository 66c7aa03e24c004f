using System.Globalization;
using System.Text.RegularExpressions;
using GeoGraph.Reading;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>
/// Measures the body of pages as the article-extraction-benchmark does: multisets of four-word shingles, counts normalised per page, then
/// precision, recall and F1 over the sums.
/// </summary>
public partial class BodyExtractionTest
{
    private const double Floor = 0.955;

    [Fact]
    public void The_body_of_a_page_is_found()
    {
        var folder = SharedMaterial.Find("html", "article-extraction-benchmark");
        Assert.SkipWhen(folder is null, "needs ../shared/html/article-extraction-benchmark");
        var truth = JObject.Parse(File.ReadAllText(Path.Combine(folder!, "ground-truth.json")));
        double right = 0, extra = 0, missed = 0;
        foreach (var (id, page) in truth)
        {
            var found = new ArticleReader().Read([Path.Combine(folder!, $"html__{id}.html.gz")], Stream.Null).Select(r => r.Article?.Text).FirstOrDefault() ?? "";
            var gold = Shingles((string?)page!["articleBody"] ?? "");
            var ours = Shingles(found);
            double both = gold.Sum(s => Math.Min(s.Value, ours.GetValueOrDefault(s.Key)));
            var all = gold.Values.Sum() + ours.Values.Sum() - both;
            if (all > 0)
            {
                right += both / all;
                extra += (ours.Values.Sum() - both) / all;
                missed += (gold.Values.Sum() - both) / all;
            }
        }

        var (precision, recall) = (right / (right + extra), right / (right + missed));
        var f1 = 2 * precision * recall / (precision + recall);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000} recall {recall:0.000} F1 {f1:0.000}"));
        Assert.True(f1 >= Floor, string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000} recall {recall:0.000} F1 {f1:0.000}"));
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = WordPattern().Matches(text).Select(m => m.Value).ToList();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + 4 <= words.Count || (i == 0 && words.Count > 0); i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(4));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
