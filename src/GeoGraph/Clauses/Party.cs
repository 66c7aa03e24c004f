namespace GeoGraph.Clauses;

/// <summary>An actor as a sentence mentions it, with the tokens it covers.</summary>
/// <param name="Actor">The actor's key.</param>
/// <param name="Span">The words of the mention.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Form">By what sort of words.</param>
public sealed record Party(string Actor, TextSpan Span, int First, int End, MentionForm Form)
{
    /// <summary>The mentions of a sentence that do not lie inside a longer one, in text order; two where the words mean two ("both countries").</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Of the article, in text order.</param>
    public static IReadOnlyList<Party> In(Sentence sentence, IReadOnlyList<Mention> mentions)
    {
        var parties = new List<Party>();
        for (var m = SpanSearch.FirstNotBefore(mentions, sentence.Span.Start, static (x, p) => x.Span.Start < p); m < mentions.Count && mentions[m].Span.Start < sentence.Span.End; m++)
        {
            var mention = mentions[m];
            if (mention.Span.End > sentence.Span.End || (parties.Count > 0 && parties[^1].Span != mention.Span && parties[^1].Span.Contains(mention.Span)))
            {
                continue;
            }

            while (parties.Count > 0 && mention.Span != parties[^1].Span && mention.Span.Contains(parties[^1].Span))
            {
                parties.RemoveAt(parties.Count - 1);
            }

            parties.Add(new Party(mention.Actor, mention.Span, sentence.TokenAt(mention.Span.Start), sentence.TokenAt(mention.Span.End - 1) + 1, mention.Form));
        }

        return parties;
    }
}
