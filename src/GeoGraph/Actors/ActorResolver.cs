namespace GeoGraph.Actors;

/// <summary>Finds the actors of an article and every place that mentions them.</summary>
/// <example>"juru bicara Departemen Luar Negeri Matthew Miller": the ministry, and the person with the ministry's state as country.</example>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class ActorResolver(Lexicon lexicon)
{
    public ArticleActors Resolve(ArticleText text)
    {
        var found = new FoundActors(text);
        var words = new NameWords(lexicon, text, found);
        var owners = new Owners(lexicon, found);
        var states = new StateContext(lexicon, text, found);
        var names = new NameReader(lexicon, text, found, words);
        var organizations = new OrganizationReader(lexicon, text, found, words, owners);
        var bodies = new BodyReader(lexicon, found, words, owners, states);
        var persons = new PersonReader(lexicon, text, found, words, owners, states);
        var offices = new OfficeReader(lexicon, text, found, words, owners, persons, bodies);
        var lastNames = LastNames(text, words);
        foreach (var sentence in text.Sentences)
        {
            names.Read(sentence);
            states.Enter(sentence);
            organizations.Read(sentence);
            ReadRoles(sentence, words, offices, bodies);
            persons.Read(sentence, lastNames);
        }

        foreach (var sentence in text.Sentences)
        {
            MatchPartsOfNames(sentence, found, words);
        }

        return found.Result();
    }

    private static void ReadRoles(Sentence sentence, NameWords words, OfficeReader offices, BodyReader bodies)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            var part = words.RoleAt(sentence, i, RoleClass.Body);
            if (words.RoleAt(sentence, i, RoleClass.Title) is { } title && (part is null || part.Value.End <= title.End))
            {
                i = Math.Max(i + 1, offices.Read(sentence, i, title.End, title.Role));
            }
            else if (part is { } body && bodies.Read(sentence, i, body.End, body.Role))
            {
                i = body.End;
            }
            else if (words.RoleAt(sentence, i, RoleClass.Group) is { } group)
            {
                bodies.AddGroup(sentence, i, group.End, group.Role);
                i = group.End;
            }
            else if (part is { } alone)
            {
                bodies.ReadAlone(sentence, i, alone.End, alone.Role);
                i = alone.End;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Proper nouns that stand alone somewhere in the article and are no plain words: what a person is called after the first time.</summary>
    private HashSet<string> LastNames(ArticleText text, NameWords words)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var alone = sentence.Tokens[i].Pos == UniversalPos.Propn && words.IsCapitalised(sentence, i) && !words.IsAllCapitals(sentence, i)
                    && (i == 0 || !words.IsCapitalised(sentence, i - 1)) && (i + 1 == sentence.Tokens.Length || !words.IsCapitalised(sentence, i + 1));
                if (alone && !lexicon.Lemmatizer.IsRoot(sentence.Tokens[i].Word))
                {
                    names.Add(sentence.Tokens[i].Word);
                }
            }
        }

        return names;
    }

    private static void MatchPartsOfNames(Sentence sentence, FoundActors found, NameWords words)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (words.IsCapitalised(sentence, i) && !found.IsTaken(sentence, i) && found.PersonWith(sentence.Tokens[i].Word) is { } person)
            {
                found.AddName(sentence, i, i + 1, person, MentionForm.Alias);
            }
        }
    }
}
