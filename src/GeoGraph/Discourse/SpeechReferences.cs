namespace GeoGraph.Discourse;

/// <summary>Tells whom <em>I</em>, <em>we</em> and <em>they</em> mean in what somebody says.</summary>
/// <example>“We are ready for talks,” Sergei Lavrov said. → <c>We</c>: country/RUS.</example>
/// <remarks>Immutable and shared by all threads. Comes after the statements: it has to know who speaks.</remarks>
public sealed class SpeechReferences(Lexicon lexicon)
{
    /// <summary>So many characters back those are looked for whom a speaker means by <em>they</em>.</summary>
    private const int Reach = 400;

    /// <summary>Adds the mentions by pronouns of the first person, and by <em>they</em> in quotations: both need to know who speaks.</summary>
    /// <param name="text">The article.</param>
    /// <param name="actors">Its actors.</param>
    /// <param name="statements">Its statements.</param>
    public ArticleActors Resolve(ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements)
    {
        var known = actors.Actors.ToDictionary(a => a.Key, StringComparer.Ordinal);
        var sides = new List<Actor>();
        var found = new List<Mention>();
        foreach (var statement in statements.Where(s => s.Speakers.Count > 0))
        {
            foreach (var content in statement.Content)
            {
                foreach (var (row, span) in References(text, content))
                {
                    if (row.Class == ReferenceClass.Speaker)
                    {
                        found.AddRange(statement.Speakers.Select(s => new Mention(s, span, MentionForm.Pronoun) { Confidence = 0.9 * statement.Confidence }));
                    }
                    else if (row.Class == ReferenceClass.Side)
                    {
                        List<Actor> meant = [.. statement.Speakers.Select(s => SideOf(known, known[s])).DistinctBy(a => a.Key)];
                        sides.AddRange(meant);
                        found.AddRange(meant.Select(a => new Mention(a.Key, span, MentionForm.Pronoun) { Confidence = 0.8 * statement.Confidence }));
                    }
                    else if (row.Class == ReferenceClass.Several && text.IsQuoted(span.Start) && Others(actors, known, statement, span) is { } others)
                    {
                        found.Add(new Mention(others, span, MentionForm.Pronoun) { Confidence = 0.5 });
                    }
                }
            }
        }

        return actors.With(sides, found);
    }

    private IEnumerable<(Reference Row, TextSpan Span)> References(ArticleText text, TextSpan content)
    {
        var at = SpanSearch.FirstNotBefore(text.Sentences, content.Start, static (s, p) => s.Span.End <= p);
        for (; at < text.Sentences.Count && text.Sentences[at].Span.Start < content.End; at++)
        {
            var sentence = text.Sentences[at];
            for (var i = sentence.TokenAt(content.Start); i < sentence.Tokens.Length && sentence.Tokens[i].Start < content.End;)
            {
                if (lexicon.References.At(sentence, i) is not var (row, end) || ReferenceTable.IsName(text, sentence, i))
                {
                    i++;
                    continue;
                }

                yield return (row, sentence.SpanOf(i, end - 1));
                i = end;
            }
        }
    }

    /// <summary>For whom somebody speaks: an official for the state, a member for the organisation, anybody else for himself.</summary>
    private Actor SideOf(Dictionary<string, Actor> known, Actor speaker)
    {
        if (speaker.Kind != ActorKind.Person)
        {
            return speaker;
        }

        foreach (var tie in speaker.Affiliations)
        {
            if ((known.GetValueOrDefault(tie.Actor) ?? lexicon.Catalog.Find(tie.Actor)) is { Kind: not (ActorKind.Country or ActorKind.Government or ActorKind.Military) } body)
            {
                return body;
            }
        }

        return speaker.Country is { } country && (known.GetValueOrDefault("country/" + country) ?? lexicon.Catalog.Find("country/" + country)) is { } state ? state : speaker;
    }

    /// <summary>Whom a speaker means by <em>they</em>: the state or group named last that is not the speaker's own.</summary>
    private static string? Others(ArticleActors actors, Dictionary<string, Actor> known, Statement statement, TextSpan span)
    {
        var own = statement.Speakers.Select(s => known[s].Country ?? s).ToHashSet(StringComparer.Ordinal);
        for (var m = SpanSearch.FirstNotBefore(actors.Mentions, span.Start, static (x, p) => x.Span.Start < p) - 1; m >= 0 && span.Start - actors.Mentions[m].Span.Start < Reach; m--)
        {
            var actor = known[actors.Mentions[m].Actor];
            if (actor.Kind is ActorKind.Country or ActorKind.ArmedGroup or ActorKind.Military or ActorKind.Igo or ActorKind.Group && !own.Contains(actor.Country ?? actor.Key))
            {
                return actor.Key;
            }
        }

        return null;
    }
}
