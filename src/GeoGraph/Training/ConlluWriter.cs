using System.Globalization;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Writes sentences in CoNLL-U (https://universaldependencies.org/format.html).</summary>
public sealed class ConlluWriter(TextWriter writer)
{
    private readonly LanguageModel.Memory _memory = new();

    /// <summary>Writes the sentences of an article; the confidence of each attachment stands in the last column as <c>Confidence=0.93</c>.</summary>
    public void Write(ArticleText article)
    {
        var text = article.Article.Text;
        foreach (var sentence in article.Sentences)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"# sent_id = {OneLine(article.Article.Id)}-{sentence.Index + 1}\n"));
            writer.Write($"# text = {OneLine(text[sentence.Span.Start..sentence.Span.End])}\n");
            var tokens = sentence.Tokens;
            for (var i = 0; i < tokens.Length; i++)
            {
                WriteRange(text, sentence, i);
                var t = tokens[i];
                var space = i + 1 < tokens.Length && tokens[i + 1].Start == t.End ? "SpaceAfter=No|" : "";
                WriteRow(
                    i, text[t.Start..t.End], t.Lemma, t.Pos.ToString().ToUpperInvariant(), "", "", t.Relation == DependencyRelation.None ? null : t.Head,
                    NameOf(t.Relation), string.Create(CultureInfo.InvariantCulture, $"{space}Confidence={t.Confidence:f2}"));
            }

            writer.Write('\n');
        }
    }

    /// <summary>Writes a treebank sentence as it is but for what the model predicts: tags, heads and relations; lemmas by <paramref name="lemma"/>.</summary>
    public void Write(TreebankSentence sentence, LanguageModel model, Func<string, UniversalPos, string> lemma)
    {
        model.Parse(_memory, [.. sentence.Words.Select(w => w.Form)]);
        foreach (var comment in sentence.Comments)
        {
            writer.Write(comment + "\n");
        }

        var range = 0;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (range < sentence.Ranges.Count && sentence.Ranges[range].First == i)
            {
                var r = sentence.Ranges[range++];
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{r.First + 1}-{r.Last + 1}\t{r.Form}\t_\t_\t_\t_\t_\t_\t_\t{(r.SpaceAfter ? "_" : "SpaceAfter=No")}\n"));
            }

            var (word, found) = (sentence.Words[i], model.WordOf(_memory, i));
            var space = word.SpaceAfter ? "" : "SpaceAfter=No|";
            WriteRow(
                i, word.Form, lemma(word.Form, found.Pos), found.Pos.ToString().ToUpperInvariant(), found.Xpos, "", found.Head, found.Relation,
                string.Create(CultureInfo.InvariantCulture, $"{space}Confidence={found.Confidence:f2}"));
        }

        writer.Write('\n');
    }

    /// <summary>Name of a relation in the notation of Universal Dependencies: <c>nsubj:pass</c>.</summary>
    internal static string NameOf(DependencyRelation relation)
    {
        var name = relation.ToString();
        var subtype = 1;
        while (subtype < name.Length && !char.IsUpper(name[subtype]))
        {
            subtype++;
        }

        return relation == DependencyRelation.None ? "" : (subtype == name.Length ? name : name[..subtype] + ":" + name[subtype..]).ToLowerInvariant();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The word as written where an enclitic begins after its token: <c>4-5 katanya</c>.</summary>
    private void WriteRange(string text, Sentence sentence, int i)
    {
        var last = i;
        while (last + 1 < sentence.Tokens.Length && sentence.Tokens[last + 1].IsEnclitic)
        {
            last++;
        }

        if (last > i && !sentence.Tokens[i].IsEnclitic)
        {
            var space = last + 1 < sentence.Tokens.Length && sentence.Tokens[last + 1].Start == sentence.Tokens[last].End ? "SpaceAfter=No" : "_";
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}-{last + 1}\t{text[sentence.Tokens[i].Start..sentence.Tokens[last].End]}\t_\t_\t_\t_\t_\t_\t_\t{space}\n"));
        }
    }

    private void WriteRow(int i, string form, string lemma, string pos, string xpos, string features, int? head, string relation, string misc)
    {
        static string Cell(string value) => value.Length == 0 || value == "NONE" ? "_" : value;
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{i + 1}\t{form}\t{Cell(lemma)}\t{Cell(pos)}\t{Cell(xpos)}\t{Cell(features)}\t{(head is null ? "_" : (head + 1).Value.ToString(CultureInfo.InvariantCulture))}\t{Cell(relation)}\t_\t{misc}\n"));
    }
}
