namespace GeoGraph.Actors;

/// <summary>Finds the actors of an article and every place that mentions them.</summary>
/// <example>"juru bicara Departemen Luar Negeri Matthew Miller": the ministry, and the person with the ministry's state as country.</example>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class ActorResolver(Lexicon lexicon)
{
    private readonly HashSet<string> _locatives = lexicon.Rules.Locatives;

    public ArticleActors Resolve(ArticleText text)
    {
        var found = new ActorFinder(lexicon, text);
        var lastNames = LastNames(text, found);
        foreach (var sentence in text.Sentences)
        {
            MatchNames(text, sentence, found);
            MatchOrganizations(text, sentence, found);
            MatchRoles(sentence, found);
            MatchSpeakers(text, sentence, found, lastNames);
            found.EndSentence(sentence);
        }

        foreach (var sentence in text.Sentences)
        {
            MatchPartsOfNames(sentence, found);
        }

        return found.Result();
    }

    private void MatchNames(ArticleText text, Sentence sentence, ActorFinder found)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            if (lexicon.ActorNames.NameAt(text.Text, sentence, i) is not { } match)
            {
                i++;
                continue;
            }

            var (name, end) = match;
            if (IsPartOfLongerName(sentence, found, i, end, name) || (name.Form == MentionForm.Metonym && i > 0 && _locatives.Contains(sentence.Tokens[i - 1].Word)))
            {
                i++;
                continue;
            }

            found.Add(sentence, i, end, lexicon.Catalog.On(name.Actor, text.Article.PublishedDay), name.Form);
            i = end;
        }
    }

    /// <summary>"Hunter Biden" is not Joe Biden, "Jawa Barat" not the West, "the South China Sea" not South Korea.</summary>
    private bool IsPartOfLongerName(Sentence sentence, ActorFinder found, int first, int end, ActorName name)
    {
        if (name.Form is MentionForm.Alias && end - first == 1 && first > 1 && found.IsCapitalised(sentence, first - 1)
            && !found.IsTaken(sentence, first - 1) && !found.IsTitle(sentence, first - 1) && !found.IsAllCapitals(sentence, first)
            && !lexicon.Rules.NotNames.Contains(sentence.Tokens[first - 1].Word))
        {
            return true;
        }

        if (lexicon.Rules.ModifierFirst && name.Actor.Kind == ActorKind.Person && end < sentence.Tokens.Length && found.IsCapitalised(sentence, end)
            && lexicon.ActorNames.RoleAt(sentence, end, RoleClass.Organization) is not null)
        {
            return true;
        }

        return (char.IsLower(name.Name[0]) || name.Form == MentionForm.Metonym) && end < sentence.Tokens.Length
            && found.IsCapitalised(sentence, end) && sentence.Tokens[end].Start == sentence.Tokens[end - 1].End + 1 && !found.IsTitle(sentence, end);
    }

    private static void MatchOrganizations(ArticleText text, Sentence sentence, ActorFinder found)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            i = found.IsTaken(sentence, i) || text.IsQuoted(sentence.Tokens[i].Start) ? i + 1 : found.AddOrganization(sentence, i);
        }
    }

    private void MatchRoles(Sentence sentence, ActorFinder found)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            var part = lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Body);
            if (lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Title) is { } title && (part is null || part.Value.End <= title.End))
            {
                i = found.AddOffice(sentence, i, title.End, title.Role);
            }
            else if (part is { } body && found.AddBody(sentence, i, body.End, body.Role))
            {
                i = body.End;
            }
            else if (lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Group) is { } group)
            {
                found.AddGroup(sentence, i, group.End, group.Role);
                i = group.End;
            }
            else if (part is { } alone)
            {
                found.AddBodyAlone(sentence, i, alone.End, alone.Role);
                i = alone.End;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>A run of two to four capitalised words beside a reporting word, or recognised as a name, is a person nobody introduced.</summary>
    private void MatchSpeakers(ArticleText text, Sentence sentence, ActorFinder found, HashSet<string> lastNames)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            var end = found.EndOfName(sentence, i);
            if (end - i is < 2 or > 4 || text.IsQuoted(sentence.Tokens[i].Start) || found.IsThing(sentence, i, end) || text.NameAt(sentence.Tokens[i].Start) is { Kind: not RecognisedName.Person })
            {
                i = Math.Max(end, i + 1);
                continue;
            }

            if (!found.AddApposition(sentence, i, end) && (found.IsAtCue(sentence, i, end) || text.IsPersonName(sentence.Tokens[i].Start) || IsPersonByUse(sentence, i, end, found, lastNames)))
            {
                found.AddPerson(sentence, i, end, found.OwnerBeside(sentence, i, end), null);
            }

            i = end;
        }
    }

    /// <summary>
    /// Without a recogniser: a run of names that the article goes on to call by its last word alone, or that is the subject of a reporting word
    /// further off.
    /// </summary>
    private bool IsPersonByUse(Sentence sentence, int first, int end, ActorFinder found, HashSet<string> lastNames)
    {
        if (lexicon.Names is not null || !SentenceTree.IsParsed(sentence))
        {
            return false;
        }

        for (var i = first; i < end; i++)
        {
            if (sentence.Tokens[i].Pos != UniversalPos.Propn)
            {
                return false;
            }
        }

        return lastNames.Contains(sentence.Tokens[end - 1].Word) || found.Speaks(sentence, first, end);
    }

    /// <summary>Proper nouns that stand alone somewhere in the article and are no plain words: what a person is called after the first time.</summary>
    private HashSet<string> LastNames(ArticleText text, ActorFinder found)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var alone = sentence.Tokens[i].Pos == UniversalPos.Propn && found.IsCapitalised(sentence, i) && !found.IsAllCapitals(sentence, i)
                    && (i == 0 || !found.IsCapitalised(sentence, i - 1)) && (i + 1 == sentence.Tokens.Length || !found.IsCapitalised(sentence, i + 1));
                if (alone && !lexicon.Lemmatizer.IsRoot(sentence.Tokens[i].Word))
                {
                    names.Add(sentence.Tokens[i].Word);
                }
            }
        }

        return names;
    }

    private static void MatchPartsOfNames(Sentence sentence, ActorFinder found)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (found.IsCapitalised(sentence, i) && !found.IsTaken(sentence, i) && found.PersonWith(sentence.Tokens[i].Word) is { } person)
            {
                found.Add(sentence, i, i + 1, person, MentionForm.Alias);
            }
        }
    }
}
