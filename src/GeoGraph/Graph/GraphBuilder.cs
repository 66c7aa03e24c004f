using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Seeds;

namespace GeoGraph.Graph;

/// <summary>Turns a coded article into what it contributes to the graph.</summary>
public static class GraphBuilder
{
    private const int CaptionLength = 80;

    private static readonly string[] s_dates = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    [ThreadStatic]
    private static ArrayBufferWriter<char>? t_revision;

    /// <exception cref="FormatException">A span lies outside the text.</exception>
    public static ArticleGraph Build(CodedArticle coded)
    {
        Check(coded);
        var article = ArticleNode(coded);
        var contributions = Actors(coded).Concat(Places(coded)).Concat(Statements(coded)).Concat(Events(coded))
            .OrderBy(c => c.Label, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        return new ArticleGraph(article, Revision(article, contributions), contributions);
    }

    private static GraphNode ArticleNode(CodedArticle coded) => new(GraphSchema.Article, null, coded.Article.Id, Map(
        ("title", string.IsNullOrWhiteSpace(coded.Article.Title) ? Opening(coded) : coded.Article.Title),
        ("outlet", coded.Article.Outlet),
        ("url", coded.Article.Url),
        ("published", coded.Article.Published),
        ("language", coded.Language),
        ("textSha256", Article.TextSha256(coded.Article.Text))));

    private static IEnumerable<Contribution> Actors(CodedArticle coded)
    {
        var mentions = coded.Actors.Mentions.ToLookup(m => m.Actor, StringComparer.Ordinal);
        foreach (var actor in coded.Actors.Actors.DistinctBy(a => a.Key, StringComparer.Ordinal))
        {
            var claims = new SortedSet<Claim> { new("name", actor.Name), new("kind", JsonNames.Of(actor.Kind)) };
            AddClaim(claims, "country", actor.Country);
            AddClaim(claims, "sector", actor.Sector);
            AddClaim(claims, "wikidata", actor.Wikidata);
            foreach (var mention in mentions[actor.Key].Where(m => m.Form is MentionForm.Name or MentionForm.Alias))
            {
                AddClaim(claims, NodeMerge.Alias, Words(coded, mention.Span));
            }

            foreach (var affiliation in actor.Affiliations.Where(a => a.Actor != actor.Key))
            {
                claims.Add(NodeMerge.AffiliationClaim(affiliation));
            }

            var evidence = Evidence(GraphSchema.MentionedIn, GraphSchema.Actor, actor.Key, coded, ("count", (long)mentions[actor.Key].Count()));
            yield return new Contribution(GraphSchema.Actor, actor.Key, [.. claims], [evidence]);
        }
    }

    private static IEnumerable<Contribution> Places(CodedArticle coded) =>
        coded.Events.Select(e => e.Place).OfType<Place>().GroupBy(p => p.Key, StringComparer.Ordinal).Select(places =>
        {
            var claims = new SortedSet<Claim>();
            foreach (var place in places)
            {
                AddClaim(claims, "name", place.Name);
                AddClaim(claims, "country", place.Country);
            }

            return new Contribution(GraphSchema.Place, places.Key, [.. claims], []);
        });

    private static IEnumerable<Contribution> Statements(CodedArticle coded)
    {
        var names = coded.Actors.Actors.DistinctBy(a => a.Key, StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Name, StringComparer.Ordinal);
        return coded.Statements.GroupBy(s => s.Key, StringComparer.Ordinal).Select(same => new Contribution(
            GraphSchema.Statement,
            same.Key,
            [.. same.Select(s => StatementClaim(coded, s, names)).Distinct().Order()],
            [.. same.DistinctBy(s => s.Cue).Select(s => Evidence(
                GraphSchema.ReportedIn, s.Key, coded, s.Cue, s.Rule, s.Confidence, GraphSchema.Statement,
                ("content", s.Content.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Start}-{c.End}")).ToArray())))]));
    }

    private static Claim StatementClaim(CodedArticle coded, Statement s, Dictionary<string, string> names)
    {
        var text = string.Join(" ", s.Content.Select(c => Words(coded, c)));
        var speaker = s.Speakers.Count > 0
            ? string.Join(", ", s.Speakers.Select(k => names.GetValueOrDefault(k, k)))
            : s.Speaker is { } span ? Words(coded, span) : "?";
        return NodeMerge.FactClaim(
            Map(
                ("name", Caption(speaker + ": " + text)),
                ("text", text),
                ("quotation", JsonNames.Of(s.Quotation)),
                ("language", coded.Language),
                ("date", Day(coded))),
            s.Speakers.Select(k => new OwnedEdge(GraphSchema.Said, k))
                .Concat(s.Addressees.Select(k => new OwnedEdge(GraphSchema.AddressedTo, k)))
                .Concat(s.Via.Select(k => new OwnedEdge(GraphSchema.RelayedBy, k)))
                .Concat(s.About.Select(k => new OwnedEdge(GraphSchema.About, k))));
    }

    private static IEnumerable<Contribution> Events(CodedArticle coded)
    {
        var names = coded.Actors.Actors.DistinctBy(a => a.Key, StringComparer.Ordinal).ToDictionary(
            a => a.Key, a => a.Kind == ActorKind.Country && a.Country is not null ? a.Country : a.Name, StringComparer.Ordinal);
        var statements = coded.Statements.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return coded.Events.GroupBy(e => e.Key, StringComparer.Ordinal).Select(same => new Contribution(
            GraphSchema.Event,
            same.Key,
            [.. same.Select(e => EventClaim(coded, e, names, statements)).Distinct().Order()],
            [.. same.DistinctBy(e => e.Anchor).Select(e => Evidence(
                GraphSchema.ReportedIn, e.Key, coded, e.Anchor, e.Rule, e.Confidence, GraphSchema.Event, ("statement", e.Statement)))]));
    }

    private static Claim EventClaim(CodedArticle coded, CodedEvent e, Dictionary<string, string> names, HashSet<string> statements)
    {
        var edges = e.Sources.Select(k => new OwnedEdge(GraphSchema.SourceOf, k)).Concat(e.Targets.Select(k => new OwnedEdge(GraphSchema.Targets, k)));
        if (e.Place is not null)
        {
            edges = edges.Append(new OwnedEdge(GraphSchema.LocatedIn, e.Place.Key));
        }

        if (e.Statement is not null && statements.Contains(e.Statement))
        {
            edges = edges.Append(new OwnedEdge(GraphSchema.Asserts, e.Statement));
        }

        return NodeMerge.FactClaim(
            Map(
                ("name", EventCaption(coded, e, names)),
                ("type", e.Type),
                ("mode", e.Mode),
                ("contexts", e.Contexts.ToArray()),
                ("cameo", e.Cameo),
                ("quadClass", JsonNames.Of(e.QuadClass)),
                ("goldstein", e.Goldstein),
                ("date", e.Date),
                ("datePrecision", e.DatePrecision),
                ("status", JsonNames.Of(e.Status))),
            edges);
    }

    /// <example>IDN, MYS – CONSULT (met); RUS → UKR – ASSAULT (fired missiles at)</example>
    private static string EventCaption(CodedArticle coded, CodedEvent e, Dictionary<string, string> names)
    {
        string Parties(IReadOnlyList<string> keys) => keys.Count == 0 ? "?" : string.Join(", ", keys.Select(k => names.GetValueOrDefault(k, k)));
        var parties = e.Targets.Count > 0 ? $"{Parties(e.Sources)} → {Parties(e.Targets)}" : Parties(e.Sources);
        return Caption($"{parties} – {e.Type} ({Words(coded, e.Anchor)})");
    }

    private static GraphEdge Evidence(
        string type, string key, CodedArticle coded, TextSpan words, string rule, double confidence, string label, (string Name, object? Value) extra)
    {
        var sentence = SentenceOf(coded, words);
        return Evidence(
            type,
            label,
            key,
            coded,
            ("evidence", sentence.Of(coded.Article.Text).ToString()),
            ("start", (long)words.Start),
            ("end", (long)words.End),
            ("sentenceStart", (long)sentence.Start),
            ("rule", rule),
            ("confidence", Math.Round(confidence, 4)),
            extra);
    }

    private static GraphEdge Evidence(string type, string label, string key, CodedArticle coded, params ReadOnlySpan<(string, object?)> properties)
    {
        var map = Map(properties);
        return new(type, new NodeRef(label, key), new NodeRef(GraphSchema.Article, coded.Article.Id), GraphSchema.Edge(type, label).DiscriminatorOf(map), map);
    }

    /// <summary>The sentence the words stand in, widened where they run over its end; the words themselves outside any sentence.</summary>
    private static TextSpan SentenceOf(CodedArticle coded, TextSpan words)
    {
        int low = 0, high = coded.Sentences.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (coded.Sentences[middle].End <= words.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < coded.Sentences.Count && coded.Sentences[low].Overlaps(words) ? coded.Sentences[low].Join(words) : words;
    }

    /// <summary>Refuses what no store could hold, or nobody could check: spans outside the text, keys too long to be looked up, dates that are none.</summary>
    /// <exception cref="FormatException">One line that names the article and what is wrong with it.</exception>
    public static void Check(CodedArticle coded)
    {
        CheckSpans(coded);
        CheckKey(coded, coded.Article.Id);
        foreach (var actor in coded.Actors.Actors)
        {
            CheckKey(coded, actor.Key);
            CheckKeys(coded, actor.Affiliations.Select(a => a.Actor));
        }

        foreach (var statement in coded.Statements)
        {
            CheckKeys(coded, statement.Speakers.Concat(statement.Addressees).Concat(statement.Via).Concat(statement.About).Append(statement.Key));
        }

        foreach (var e in coded.Events)
        {
            CheckKeys(coded, e.Sources.Concat(e.Targets).Append(e.Key).Append(e.Place?.Key ?? e.Key));
            if (e.Date is { } date && !(date.Length is 4 or 7 or 10 && DateOnly.TryParseExact(date, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            {
                throw new FormatException($"article '{Short(coded.Article.Id)}': '{Short(date)}' is no date such as 2023-09-14, 2023-09 or 2023");
            }
        }
    }

    private static void CheckKeys(CodedArticle coded, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            CheckKey(coded, key);
        }
    }

    private static void CheckKey(CodedArticle coded, string key)
    {
        if (key.Length > GraphSchema.LongestKey / 3 && Encoding.UTF8.GetByteCount(key) is var bytes and > GraphSchema.LongestKey)
        {
            throw new FormatException($"article '{Short(coded.Article.Id)}': a key of {bytes:N0} bytes, '{Short(key)}' (the longest is {GraphSchema.LongestKey:N0})");
        }

        if (key.Length == 0)
        {
            throw new FormatException($"article '{Short(coded.Article.Id)}': a key is empty");
        }
    }

    private static string Short(string text) => text.Length <= CaptionLength ? text : text[..CaptionLength] + "…";

    private static void CheckSpans(CodedArticle coded)
    {
        foreach (var sentence in coded.Sentences)
        {
            Check(sentence);
        }

        foreach (var mention in coded.Actors.Mentions)
        {
            Check(mention.Span);
        }

        foreach (var statement in coded.Statements)
        {
            foreach (var content in statement.Content)
            {
                Check(content);
            }

            Check(statement.Cue);
            Check(statement.Speaker ?? statement.Cue);
        }

        foreach (var e in coded.Events)
        {
            Check(e.Anchor);
        }

        void Check(TextSpan span)
        {
            if (span.Start < 0 || span.Start >= span.End || span.End > coded.Article.Text.Length)
            {
                throw new FormatException($"article '{Short(coded.Article.Id)}': span {span} lies outside the text ({coded.Article.Text.Length} characters)");
            }
        }
    }

    private static string? Day(CodedArticle coded) => coded.Article.PublishedDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The words with one space between each.</summary>
    private static string Words(CodedArticle coded, TextSpan span)
    {
        var words = span.Of(coded.Article.Text).ToString();
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsWhiteSpace(words[i]) && (words[i] != ' ' || i == 0 || i == words.Length - 1 || char.IsWhiteSpace(words[i + 1])))
            {
                return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words;
    }

    /// <summary>What stands for the headline of an article without one.</summary>
    private static string? Opening(CodedArticle coded) =>
        coded.Sentences.Count > 0 ? Caption(Words(coded, coded.Sentences[0])) : null;

    private static string Caption(string text)
    {
        if (text.Length <= CaptionLength)
        {
            return text;
        }

        var end = CaptionLength - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd(), "…");
    }

    private static void AddClaim(SortedSet<Claim> claims, string property, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            claims.Add(new Claim(property, value));
        }
    }

    private static PropertyMap Map(params ReadOnlySpan<(string Name, object? Value)> properties) => new(properties);

    private static string Revision(GraphNode article, IReadOnlyList<Contribution> contributions)
    {
        var all = t_revision ??= new ArrayBufferWriter<char>(1 << 16);
        all.ResetWrittenCount();
        Add(article.Key);
        CanonicalJson.Write(all, article.Properties);
        all.Write("\n");
        foreach (var contribution in contributions)
        {
            Add(contribution.Label, " ", contribution.Key);
            foreach (var claim in contribution.Claims)
            {
                Add(claim.Property, " ", claim.Value);
            }

            foreach (var edge in contribution.Evidence.OrderBy(e => e.Discriminator, StringComparer.Ordinal))
            {
                all.Write(edge.Discriminator);
                all.Write(" ");
                CanonicalJson.Write(all, edge.Properties);
                all.Write("\n");
            }
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(all.WrittenCount));
        var digest = SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(all.WrittenSpan, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(digest);

        void Add(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                all.Write(part);
            }

            all.Write("\n");
        }
    }
}
