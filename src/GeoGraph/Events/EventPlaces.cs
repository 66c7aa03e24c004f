using GeoGraph.Actors;

namespace GeoGraph.Events;

/// <summary>Finds where an act happened.</summary>
internal static class EventPlaces
{
    /// <summary>A place stands at most so many words behind the act.</summary>
    private const int Reach = 16;

    /// <summary>Words of a place's name at most.</summary>
    private const int LongestName = 3;

    /// <summary>The place behind a locative preposition after the act: a known country or capital, else a capitalised name; null for none.</summary>
    public static Place? Find(SentenceContext s, int act)
    {
        var (sentence, rules, text) = (s.Sentence, s.Lexicon.Rules, s.Article.Text.Text);
        for (var i = act + 1; i < Math.Min(act + Reach, sentence.Tokens.Length - 1); i++)
        {
            if (rules.PlacePrepositions.Contains(sentence.Tokens[i].Word) && char.IsUpper(text[sentence.Tokens[i + 1].Start]) && !rules.MonthNumbers.ContainsKey(sentence.Tokens[i + 1].Word)
                && !rules.Weekdays.ContainsKey(sentence.Tokens[i + 1].Word))
            {
                return At(s, i + 1);
            }
        }

        return null;
    }

    private static Place? At(SentenceContext s, int first)
    {
        var (sentence, rules, text) = (s.Sentence, s.Lexicon.Rules, s.Article.Text.Text);
        if (s.Lexicon.ActorNames.NameAt(text, sentence, first) is { } name)
        {
            if (name.Name.Actor.Kind != ActorKind.Country)
            {
                return null;
            }

            var span = sentence.SpanOf(first, name.End - 1);
            var country = name.Name.Actor.Country;
            return name.Name.Form == MentionForm.Metonym
                ? new Place("place/" + ActorCatalog.Slug(span.Of(text).ToString()), span.Of(text).ToString(), country, span)
                : new Place("place/" + country, name.Name.Actor.Name, country, span);
        }

        var end = first + 1;
        while (end < sentence.Tokens.Length && end - first < LongestName && char.IsUpper(text[sentence.Tokens[end].Start]) && !rules.Weekdays.ContainsKey(sentence.Tokens[end].Word) && !rules.NotNames.Contains(sentence.Tokens[end].Word))
        {
            end++;
        }

        var words = sentence.SpanOf(first, end - 1);
        var slug = ActorCatalog.Slug(words.Of(text).ToString());
        return slug.Length == 0 || s.Parties.Any(p => p.Span.Overlaps(words) && s.ActorOf(p).Kind == ActorKind.Person) ? null : new Place("place/" + slug, words.Of(text).ToString(), null, words);
    }
}
