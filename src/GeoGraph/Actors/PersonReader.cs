using System.Text;

namespace GeoGraph.Actors;

/// <summary>Persons that are in no list: proven by an office, a given name, the recogniser, or what is set beside the name.</summary>
internal sealed class PersonReader(Lexicon lexicon, ArticleText text, FoundActors found, NameWords words, Owners owners, StateContext states)
{
    /// <summary>How far before and behind a name the words that describe it are looked for.</summary>
    private const int DescriptionReach = 8;

    /// <summary>The fewest and most words of a name that nobody introduces.</summary>
    private const int LeastWords = 2;
    private const int MostWords = 5;

    private readonly Text.LanguageRules _rules = lexicon.Rules;

    /// <summary>Looks for persons that no office introduces.</summary>
    public void Read(Sentence sentence, HashSet<string> lastNames)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            var end = words.EndOfName(sentence, i);
            if (end > i && text.NameAt(sentence.Tokens[i].Start) is { Kind: RecognisedName.Person } recognised && sentence.TokenAt(recognised.Span.End) is var shorter && shorter > i && shorter < end)
            {
                end = shorter;
            }

            if (end - i is < LeastWords or > MostWords || text.IsQuoted(sentence.Tokens[i].Start) || words.IsThing(sentence, i, end)
                || (text.NameAt(sentence.Tokens[i].Start) is { Kind: not RecognisedName.Person } && !words.IsGivenName(sentence, i)))
            {
                i = Math.Max(end, i + 1);
                continue;
            }

            if (!AddApposition(sentence, i, end) && IsPerson(sentence, i, end, lastNames))
            {
                Add(sentence, i, end, OwnerBeside(sentence, i, end), null);
            }

            i = end;
        }
    }

    /// <summary>A person named in the text: the country and the office come from what stands beside the name.</summary>
    /// <returns>The actor; null when the words are nobody's name.</returns>
    public Actor? Add(Sentence sentence, int first, int end, Actor? owner, ActorRole? role)
    {
        if (sentence.Tokens[end - 1].IsEnclitic)
        {
            end--;
        }

        // "Menteri Komunikasi dan Digital Ola Hansen": the recogniser knows where the name begins.
        for (var i = first; i < end && !text.IsPersonName(sentence.Tokens[first].Start) && !words.IsGivenName(sentence, first); i++)
        {
            first = text.IsPersonName(sentence.Tokens[i].Start) ? i : first;
        }

        while (first < end - 1 && words.IsInitial(sentence, first) && !words.IsInitial(sentence, first + 1) && end - first > 2)
        {
            first++;
        }

        if (end <= first || (lexicon.Names is not null && !text.IsPersonName(sentence.Tokens[first].Start) && AreWords(sentence, first, end)))
        {
            return null;
        }

        var known = end - first == 1 ? found.PersonWith(sentence.Tokens[first].Word) : null;
        var actor = known ?? Named(sentence, first, end, role);
        found.AddName(sentence, first, end, actor, known is null ? MentionForm.Name : MentionForm.Alias);
        found.Learn(actor.Key, owner?.Country ?? states.OfOffice(role, owner), role?.Sector ?? owner?.Sector, owner is null ? [] : [new Affiliation(owner.Key, role?.Role, null, null)]);
        return found.Actor(actor.Key);
    }

    /// <summary>"Matthew Miller, a spokesman for the ministry": an office behind the comma makes the name a person's.</summary>
    /// <returns>False when no office stands there.</returns>
    private bool AddApposition(Sentence sentence, int first, int end)
    {
        if (end >= sentence.Tokens.Length || sentence.Tokens[end].Word is not ("," or "("))
        {
            return false;
        }

        var last = Math.Min(Math.Max(end + 4, SentenceTree.AppositionTo(sentence, first, end, end + 1)), sentence.Tokens.Length - 1);
        for (var i = end + 1; i <= last; i++)
        {
            if (words.RoleAt(sentence, i, RoleClass.Title) is { } title)
            {
                var (before, _) = owners.Before(sentence, i);
                var (after, next) = owners.After(sentence, title.End);
                // A name behind the office is the one that holds it: this one only stands in a list before it.
                var holds = found.PersonAt(sentence, next) is null && words.EndOfName(sentence, next) == next;
                return holds && Add(sentence, first, end, before ?? after ?? OwnerBeside(sentence, first, end), title.Role) is not null;
            }
        }

        return false;
    }

    private bool IsPerson(Sentence sentence, int first, int end, HashSet<string> lastNames)
    {
        if (lexicon.Names is null && lexicon.Catalog.HasNoGivenNames)
        {
            return words.IsAtCue(sentence, first, end) || IsPersonByUse(sentence, first, end, lastNames);
        }

        return text.IsPersonName(sentence.Tokens[first].Start) || (words.IsGivenName(sentence, first) && !HasPlainWord(sentence, first + 1, end) && words.HeadOfName(sentence, first, end, RoleClass.Organization) is null);
    }

    /// <summary>True when a word of a range is in lower case anywhere in the dictionary: "Grace Period", "Rose Garden".</summary>
    private bool HasPlainWord(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (lexicon.Lemmatizer.IsRoot(sentence.Tokens[i].Word) && sentence.Tokens[i].Pos != UniversalPos.Propn)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A run of names that the article goes on to call by its last word alone, or that is the subject of a reporting word further off.</summary>
    private bool IsPersonByUse(Sentence sentence, int first, int end, HashSet<string> lastNames)
    {
        if (!SentenceTree.IsParsed(sentence))
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

        return lastNames.Contains(sentence.Tokens[end - 1].Word) || words.Speaks(sentence, first, end);
    }

    /// <summary>The state or body in what describes a name: behind a comma ("Ali Haddad, Algeria's leading jurist"), in a bracket, or before it ("American radio host Ola Hansen").</summary>
    private Actor? OwnerBeside(Sentence sentence, int first, int end)
    {
        for (var i = first - 1; i >= Math.Max(0, first - DescriptionReach); i--)
        {
            if (found.At(sentence, i) is { } before)
            {
                return before.Actor.Kind == ActorKind.Person ? null : before.Actor;
            }

            if (sentence.Tokens[i].Pos is not (UniversalPos.Noun or UniversalPos.Adj or UniversalPos.Propn) && !sentence.Tokens[i].IsEnclitic)
            {
                break;
            }
        }

        var isAside = end < sentence.Tokens.Length && sentence.Tokens[end].Word is "," or "(";
        for (var i = end + 1; isAside && i < Math.Min(sentence.Tokens.Length, end + 1 + (2 * DescriptionReach)) && sentence.Tokens[i].Word is not ("," or ")"); i++)
        {
            if (found.At(sentence, i) is { Actor.Kind: not ActorKind.Person } name)
            {
                return name.Actor;
            }

            if (sentence.Tokens[i].Pos == UniversalPos.Verb && i < end + 3)
            {
                break;
            }
        }

        return null;
    }

    private Actor Named(Sentence sentence, int first, int end, ActorRole? role)
    {
        var name = sentence.SpanOf(first, end - 1).Of(text.Text).ToString();
        var key = new StringBuilder("person/");
        for (var i = first; i < end; i++)
        {
            var initial = words.IsInitial(sentence, i) && end - first > 2 && i > first;
            if (!initial && !(i > first && _rules.Degrees.Contains(sentence.Tokens[i].Word) && sentence.Tokens[i].Word.EndsWith('.')))
            {
                key.Append(key[^1] == '/' ? "" : "-").Append(ActorCatalog.Slug(sentence.Tokens[i].Word));
            }
        }

        var slug = ActorCatalog.Slug(key.ToString()[7..]);
        var listed = lexicon.Catalog.Find("person/" + slug);
        return listed is null ? new Actor { Key = "person/" + slug, Name = name, Kind = ActorKind.Person, Sector = role?.Sector } : lexicon.Catalog.On(listed, text.Article.PublishedDay);
    }

    /// <summary>True for words of the language, which name what an office is for ("Menteri Agama") and not who holds it.</summary>
    private bool AreWords(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!lexicon.Lemmatizer.IsRoot(lexicon.Lemmatizer.Lemma(sentence.Tokens[i].Word, UniversalPos.Noun)) || words.IsGivenName(sentence, i))
            {
                return false;
            }
        }

        return true;
    }
}
