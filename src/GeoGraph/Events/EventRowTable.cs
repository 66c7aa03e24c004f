using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>The words of one language that can name an act: the rows of <c>event-rows.tsv</c>, looked up by their first word.</summary>
/// <remarks>A row says what its words can mean; whether they mean it in a sentence is for its reader to decide. Shared by all threads.</remarks>
public sealed class EventRowTable
{
    private readonly Lemmatizer _lemmatizer;
    private readonly Dictionary<string, List<EventRow>> _byFirstLemma = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EventRow>> _byFirstForm = new(StringComparer.Ordinal);

    private EventRowTable(IReadOnlyList<EventRow> rows, Lemmatizer lemmatizer)
    {
        Rows = rows;
        _lemmatizer = lemmatizer;
        foreach (var row in rows)
        {
            foreach (var word in row.Items[0].Words)
            {
                var index = word.IsForm ? _byFirstForm : _byFirstLemma;
                (index.TryGetValue(word.Text, out var list) ? list : index[word.Text] = []).Add(row);
            }
        }
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<EventRow> Rows { get; }

    /// <exception cref="SeedException">The file is missing, a row is wrong, names a lemma that is none, or a type, mode, context or code that the ontology does not have.</exception>
    public static EventRowTable Read(SeedFolder seeds, string language, Ontology ontology, Lemmatizer lemmatizer)
    {
        var rows = new List<EventRow>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in SeedReader.Read(seeds.File("lang", language, "event-rows.tsv"), "id", "lemmas", "type", "mode", "cameo", "contexts", "source", "target", "above", "example", "coding"))
        {
            rows.Add(EventRow.Read(row, ontology, lemmatizer));
            if (!ids.Add(rows[^1].Id))
            {
                throw row.Error($"a second row '{rows[^1].Id}'");
            }
        }

        return new EventRowTable(rows, lemmatizer);
    }

    /// <summary>The rows whose words stand from a token on, those of most words first, then in the order of the file.</summary>
    /// <remarks>Fewer words are most often meant in another sense: "called for talks" is no call. A noun may be part of a name that is written in capitals.</remarks>
    public IReadOnlyList<RowMatch> Matches(Sentence sentence, int token)
    {
        List<RowMatch>? matches = null;
        var t = sentence.Tokens[token];
        Add(sentence, token, _byFirstForm.GetValueOrDefault(t.Word), ref matches);
        Add(sentence, token, _byFirstLemma.GetValueOrDefault(t.Lemma), ref matches);
        foreach (var pos in (ReadOnlySpan<UniversalPos>)[UniversalPos.Verb, UniversalPos.Noun])
        {
            // A tagger errs; the word may be another's form than it thinks.
            if (t.Pos != pos && _lemmatizer.Lemma(t.Word, pos) is var lemma && lemma != t.Lemma)
            {
                Add(sentence, token, _byFirstLemma.GetValueOrDefault(lemma), ref matches);
            }
        }

        if (matches is null)
        {
            return [];
        }

        // Stable: rows of as many words stay in the order of the file.
        return matches.Count == 1 ? matches : [.. matches.OrderByDescending(m => m.End).ThenBy(m => m.Row.Line)];
    }

    private void Add(Sentence sentence, int token, List<EventRow>? rows, ref List<RowMatch>? matches)
    {
        foreach (var row in rows ?? [])
        {
            if (row.Match(sentence, token, 0, _lemmatizer) is { } end && matches?.Exists(m => ReferenceEquals(m.Row, row)) != true)
            {
                (matches ??= []).Add(new RowMatch(row, token, end));
            }
        }
    }
}

/// <summary>A row whose words stand in a sentence.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">One past the last token.</param>
public sealed record RowMatch(EventRow Row, int First, int End);
