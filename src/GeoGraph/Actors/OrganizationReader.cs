namespace GeoGraph.Actors;

/// <summary>Organisations that are in no list: capitalised words with a word for such among them, or what the recogniser takes for one when it speaks.</summary>
internal sealed class OrganizationReader(Lexicon lexicon, ArticleText text, FoundActors found, NameWords words, Owners owners)
{
    private readonly Text.LanguageRules _rules = lexicon.Rules;

    public void Read(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            i = found.IsTaken(sentence, i) || text.IsQuoted(sentence.Tokens[i].Start) ? i + 1 : ReadAt(sentence, i);
        }
    }

    /// <summary>Returns where to go on.</summary>
    private int ReadAt(Sentence sentence, int first)
    {
        var end = words.EndOfName(sentence, first);
        if (end == first)
        {
            return first + 1;
        }

        var head = words.HeadOfName(sentence, first, end, RoleClass.Organization);
        if (head is not null && _rules.ModifierFirst)
        {
            end = EndOfPurpose(sentence, end);
        }

        var recognised = text.NameAt(sentence.Tokens[first].Start);
        if (recognised is { Kind: RecognisedName.Organization })
        {
            end = Math.Max(head is null ? first + 1 : end, sentence.TokenAt(recognised.Value.Span.End));
            if (head is null && (!words.Speaks(sentence, first, end) || end - first < 1))
            {
                return end;
            }
        }
        else if (head is null || end - first < 2 || (recognised is { Kind: RecognisedName.Person } && !_rules.ModifierFirst))
        {
            return end;
        }

        if (head is null && words.IsThing(sentence, first, end))
        {
            return end;
        }

        var before = owners.Before(sentence, first).Owner;
        if (IsBodyOfState(sentence, first, end, before))
        {
            return end;
        }

        var name = sentence.SpanOf(first, end - 1).Of(text.Text).ToString();
        var owner = before ?? Enumerable.Range(first, end - first)
            .Select(i => found.At(sentence, i)?.Actor ?? lexicon.ActorNames.NameAt(text.Text, sentence, i)?.Name.Actor).FirstOrDefault(a => a?.Kind == ActorKind.Country) ?? OwnerAside(sentence, end);
        var kind = head?.Kind ?? ActorKind.Other;
        found.AddName(sentence, first, end, new Actor { Key = $"{Seeds.JsonNames.Of(kind)}/{ActorCatalog.Slug(name)}", Name = name, Kind = kind, Country = owner?.Country, Sector = head?.Sector }, MentionForm.Name);
        return end;
    }

    /// <summary>"Korean Central News Agency" is a body of the state before it; "Herders League" is none, though herders may be.</summary>
    private bool IsBodyOfState(Sentence sentence, int first, int end, Actor? before)
    {
        for (var i = first; i < end && (before?.Kind == ActorKind.Country || !_rules.ModifierFirst); i++)
        {
            if (words.RoleAt(sentence, i, RoleClass.Body) is { Role.Kind: not ActorKind.Group } body
                && !(i == (_rules.ModifierFirst ? end - 1 : first) && words.RoleAt(sentence, i, RoleClass.Organization) is { } sort && sort.End >= body.End))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The state of the place behind a name: "Rumah Sakit Soroka di <em>Beersheba</em>", "the Hansen Hospital in <em>Oslo</em>"; null for none.</summary>
    private Actor? OwnerAside(Sentence sentence, int end) =>
        end + 1 < sentence.Tokens.Length && _rules.Locatives.Contains(sentence.Tokens[end].Word)
        && lexicon.ActorNames.NameAt(text.Text, sentence, end + 1) is { Name.Actor: { Kind: ActorKind.Country } state } ? state : null;

    /// <summary>Where the name of an organisation ends that goes on to tell whose or what for it is ("the University <em>of Hansen</em>"); the end itself when it does not.</summary>
    private int EndOfPurpose(Sentence sentence, int end)
    {
        if (end + 1 >= sentence.Tokens.Length || !_rules.OwnerPrepositions.Contains(sentence.Tokens[end].Word))
        {
            return end;
        }

        if (found.At(sentence, end + 1) is { } owner)
        {
            return owner.Actor.Kind == ActorKind.Country && owner.First == end + 1 ? words.EndOfName(sentence, owner.End) : end;
        }

        var last = words.EndOfName(sentence, end + 1);
        return last > end + 1 ? last : end;
    }
}
