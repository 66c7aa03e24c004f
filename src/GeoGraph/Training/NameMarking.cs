using GeoGraph.Actors;
using GeoGraph.Evaluation;

namespace GeoGraph.Training;

/// <summary>Marks the names in articles whose actors careful readers have told, so that a recogniser can be learnt from them.</summary>
/// <remarks>
/// Readers mark parties only, so a capitalised word that neither they nor the lists know stays <see cref="NameSentence.Unknown"/>, unless a
/// preposition of place before it makes it a place or its last word tells that it is a thing.
/// </remarks>
public sealed class NameMarking(ArticleCoder coder, string language)
{
    private const string Place = "LOC";

    private readonly Lexicon _lexicon = coder.LexiconOf(language);

    /// <summary>The marked sentences of a set, in its order.</summary>
    public IEnumerable<NameSentence> Of(EvaluationSet set)
    {
        foreach (var (text, gold) in set.Articles)
        {
            if (gold.Actors is { } actors && coder.Read(new Article { Id = gold.Id, Text = text, Language = language }) is { } read)
            {
                var surnames = actors.Where(a => KindOf(a) == RecognisedName.Person).Select(a => a.Name.Split(' ')[^1]).Where(w => w.Length > 2).ToHashSet(StringComparer.Ordinal);
                foreach (var sentence in read.Sentences)
                {
                    yield return new NameSentence([.. sentence.Tokens.Select(t => t.Span.Of(text).ToString())], Labels(text, sentence, actors, surnames));
                }
            }
        }
    }

    private string[] Labels(string text, Sentence sentence, IReadOnlyList<GoldActor> actors, HashSet<string> surnames)
    {
        var labels = new string?[sentence.Tokens.Length];
        foreach (var actor in actors.Where(a => KindOf(a) is not null))
        {
            foreach (var mention in actor.Mentions.Where(m => sentence.Span.Contains(m)).OrderByDescending(m => m.Length))
            {
                MarkMention(text, sentence, actor, mention, labels);
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is null && _lexicon.ActorNames.NameAt(text, sentence, i) is { } known && labels.AsSpan(i, known.End - i).IndexOfAnyExcept((string?)null) < 0)
            {
                Mark(labels, i, known.End, known.Name.Form == MentionForm.Demonym ? null : KindOf(known.Name.Actor.Kind));
            }
            else if (labels[i] is null && surnames.Contains(sentence.Tokens[i].Span.Of(text).ToString()))
            {
                Mark(labels, i, i + 1, RecognisedName.Person);
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            var end = i;
            while (end < labels.Length && labels[end] is null && IsName(text, sentence, end))
            {
                end++;
            }

            if (end > i)
            {
                MarkUnknown(sentence, labels, i, end);
                i = end - 1;
            }
        }

        return [.. labels.Select(l => l ?? "O")];
    }

    private void MarkUnknown(Sentence sentence, string?[] labels, int first, int end)
    {
        if (_lexicon.ActorNames.RoleAt(sentence, _lexicon.Rules.ModifierFirst ? end - 1 : first, RoleClass.Thing) is not null
            || (first > 0 && _lexicon.Rules.Locatives.Contains(sentence.Tokens[first - 1].Word)))
        {
            Mark(labels, first, end, Place);
        }
        else
        {
            Array.Fill(labels, NameSentence.Unknown, first, end - first);
        }
    }

    /// <summary>Marks the capitalised words of a mention that are part of the actor's name.</summary>
    private void MarkMention(string text, Sentence sentence, GoldActor actor, TextSpan mention, string?[] labels)
    {
        var kind = KindOf(actor);
        var words = actor.Name.Split([' ', '-', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var end = sentence.TokenAt(mention.End - 1) + 1;
        for (var i = sentence.TokenAt(mention.Start); i < end; i++)
        {
            if (labels[i] is not null || !IsName(text, sentence, i) || (kind == RecognisedName.Person && !words.Contains(sentence.Tokens[i].Span.Of(text).ToString())))
            {
                continue;
            }

            var last = i;
            for (var k = i + 1; k < end && labels[k] is null && (IsName(text, sentence, k) || k - last <= 2); k++)
            {
                last = IsName(text, sentence, k) && (kind != RecognisedName.Person || words.Contains(sentence.Tokens[k].Span.Of(text).ToString())) ? k : last;
            }

            Mark(labels, i, last + 1, kind);
            return;
        }
    }

    private static void Mark(string?[] labels, int first, int end, string? kind)
    {
        for (var i = first; i < end; i++)
        {
            labels[i] = kind is null ? "O" : (i == first ? "B-" : "I-") + kind;
        }
    }

    /// <summary>True for a capitalised word that is no function word, no day and no demonym.</summary>
    private bool IsName(string text, Sentence sentence, int token)
    {
        var word = sentence.Tokens[token];
        return char.IsUpper(text[word.Start]) && !_lexicon.Rules.FunctionWords.Contains(word.Word) && !_lexicon.Rules.NotNames.Contains(word.Word)
            && !(token == 0 && word.Pos != UniversalPos.Propn) && _lexicon.ActorNames.RoleAt(sentence, token, RoleClass.Title) is null
            && _lexicon.ActorNames.NameAt(text, sentence, token) is not { Name.Form: MentionForm.Demonym };
    }

    private static string? KindOf(GoldActor actor) => actor.Kind is null or "group" ? null : KindOf(Seeds.JsonNames.ActorKind(actor.Kind));

    private static string KindOf(ActorKind kind) => kind switch
    {
        ActorKind.Person => RecognisedName.Person,
        ActorKind.Country => Place,
        _ => RecognisedName.Organization,
    };
}
