using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>One word of a row, by its dictionary forms or as written, or a gap.</summary>
/// <param name="Words">Alternatives; empty for a gap.</param>
/// <param name="Pos">Verb, Noun or Adj where the part of speech must be that; None where any will do.</param>
public sealed record RowItem(IReadOnlyList<RowWord> Words, UniversalPos Pos)
{
    /// <summary>True for <c>*</c>: up to four words.</summary>
    public bool IsGap => Words.Count == 0;

    internal static RowItem Read(SeedRow row, string cell, Lemmatizer lemmatizer)
    {
        if (cell == "*")
        {
            return new RowItem([], UniversalPos.None);
        }

        var colon = cell.LastIndexOf(':');
        var pos = UniversalPos.None;
        if (colon > 0 && !(Enum.TryParse(cell[(colon + 1)..], true, out pos) && pos is UniversalPos.Verb or UniversalPos.Noun or UniversalPos.Adj))
        {
            throw row.Error($"'{cell[colon..]}' of '{cell}' is none of :VERB, :NOUN, :ADJ");
        }

        return new RowItem([.. (colon > 0 ? cell[..colon] : cell).Split('|').Select(w => RowWord.Read(row, w, pos, lemmatizer))], pos);
    }

    internal bool Is(Token token, Lemmatizer lemmatizer)
    {
        foreach (var word in Words)
        {
            if (word.Is(token, Pos, lemmatizer))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A word of a row.</summary>
/// <param name="Text">Dictionary form, or the word as written (lower case) when <paramref name="IsForm"/>.</param>
/// <param name="Prefix">The deriving prefix that it must have; empty for none.</param>
/// <param name="Suffix">The deriving suffix that it must have; empty for none.</param>
public sealed record RowWord(string Text, bool IsForm, string Prefix, string Suffix)
{
    private static readonly UniversalPos[] s_open = [UniversalPos.Verb, UniversalPos.Noun, UniversalPos.Adj, UniversalPos.Adv];

    internal static RowWord Read(SeedRow row, string cell, UniversalPos pos, Lemmatizer lemmatizer)
    {
        if (cell.StartsWith('='))
        {
            return Array.Exists(Enum.GetValues<UniversalPos>(), p => lemmatizer.IsLemma(lemmatizer.Lemma(cell[1..], p)))
                ? new RowWord(cell[1..], true, "", "")
                : throw row.Error($"'{cell[1..]}' is a form of no word in roots.txt or lemmas.tsv");
        }

        var parts = cell.Split('+');
        var (prefix, text, suffix) = parts.Length switch
        {
            1 => ("", cell, ""),
            3 => (parts[0], parts[1], parts[2]),
            2 when lemmatizer.IsLemma(parts[0]) => ("", parts[0], parts[1]),
            2 => (parts[0], parts[1], ""),
            _ => throw row.Error($"'{cell}' has more than a prefix and a suffix"),
        };
        if (!lemmatizer.IsLemma(text))
        {
            throw row.Error($"'{text}' is no dictionary form: roots.txt and lemmas.tsv have none such");
        }

        return pos is UniversalPos.None || lemmatizer.Lemma(text, pos) == text || prefix.Length + suffix.Length > 0
            ? new RowWord(text, false, prefix, suffix)
            : throw row.Error($"the dictionary form of '{text}' as {pos.ToString().ToUpperInvariant()} is '{lemmatizer.Lemma(text, pos)}'");
    }

    internal bool Is(Token token, UniversalPos pos, Lemmatizer lemmatizer)
    {
        if (IsForm)
        {
            return token.Word == Text && (pos == UniversalPos.None || MayBe(token, pos, lemmatizer));
        }

        if (pos == UniversalPos.None)
        {
            return token.Word == Text ? Prefix.Length + Suffix.Length == 0 : Array.Exists(s_open, p => lemmatizer.IsForm(token.Word, p, Text, Prefix, Suffix));
        }

        // Affixes that derive tell the part of speech better than a tagger does.
        return lemmatizer.IsForm(token.Word, pos, Text, Prefix, Suffix) && (Prefix.Length + Suffix.Length > 0 || MayBe(token, pos, lemmatizer));
    }

    /// <summary>
    /// Whether a token is of a part of speech, or its tagger errs plainly: a participle may pass for an adjective, a noun for a name, and a word that has
    /// no reading as what it is tagged for anything.
    /// </summary>
    private static bool MayBe(Token token, UniversalPos pos, Lemmatizer lemmatizer) =>
        token.Pos == pos || token.Pos == UniversalPos.None || token.Pos switch
        {
            UniversalPos.Aux => pos == UniversalPos.Verb,
            UniversalPos.Propn => pos == UniversalPos.Noun || !lemmatizer.IsLemma(lemmatizer.Lemma(token.Word, UniversalPos.Noun)),
            UniversalPos.Adj when pos == UniversalPos.Verb => lemmatizer.Lemma(token.Word, UniversalPos.Verb) != token.Word,
            _ => !lemmatizer.IsLemma(lemmatizer.Lemma(token.Word, token.Pos)),
        };
}
