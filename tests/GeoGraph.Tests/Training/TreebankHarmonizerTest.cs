using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Training;

/// <summary>What a treebank annotates otherwise than the domain's, it is made to annotate likewise.</summary>
public class TreebankHarmonizerTest
{
    [Fact]
    public void A_relation_the_domain_never_has_between_such_words_becomes_its_usual_one()
    {
        var general = Repeat(30, ("kepala", "NOUN", -1, "root"), ("badan", "NOUN", 0, "compound"), ("baru", "ADJ", 0, "amod"));
        var domain = Repeat(25, ("ketua", "NOUN", -1, "root"), ("dewan", "NOUN", 0, "nmod"), ("lama", "ADJ", 0, "amod"));
        Assert.All(TreebankHarmonizer.Harmonize(general, domain), s => Assert.Equal(["root", "nmod", "amod"], s.Words.Select(w => w.Relation)));
    }

    [Fact]
    public void A_relation_stays_where_the_domain_has_too_few_such_words_to_tell()
    {
        var general = Repeat(30, ("kepala", "NOUN", -1, "root"), ("badan", "NOUN", 0, "compound"));
        var domain = Repeat(10, ("ketua", "NOUN", -1, "root"), ("dewan", "NOUN", 0, "nmod"));
        Assert.All(TreebankHarmonizer.Harmonize(general, domain), s => Assert.Equal("compound", s.Words[1].Relation));
    }

    [Fact]
    public void A_chain_is_hung_on_its_first_word_where_the_domain_builds_no_chains()
    {
        var general = Repeat(25, Name(0, 1, 2));
        var domain = Repeat(25, Name(0, 0, 0));
        Assert.All(TreebankHarmonizer.Harmonize(general, domain), s => Assert.Equal([-1, 0, 0, 0], s.Words.Select(w => w.Head)));
    }

    [Fact]
    public void A_head_is_unknown_where_the_domain_does_either_and_the_treebank_one_thing_only()
    {
        var general = Repeat(30, ("kepala", "NOUN", -1, "root"), ("badan", "NOUN", 0, "nmod"), ("riset", "NOUN", 1, "nmod"));
        var domain = Repeat(10, ("ketua", "NOUN", -1, "root"), ("dewan", "NOUN", 0, "nmod"), ("kota", "NOUN", 1, "nmod"))
            .Concat(Repeat(10, ("ketua", "NOUN", -1, "root"), ("dewan", "NOUN", 0, "nmod"), ("kemarin", "NOUN", 0, "nmod"))).ToList();
        Assert.All(TreebankHarmonizer.Harmonize(general, domain), s => Assert.Equal([-1, 0, TreebankHarmonizer.Unknown], s.Words.Select(w => w.Head)));
    }

    [Fact]
    public void Without_a_domain_nothing_changes()
    {
        var general = Repeat(3, Name(0, 1, 2));
        Assert.Same(general, TreebankHarmonizer.Harmonize(general, []));
    }

    private static (string, string, int, string)[] Name(int second, int third, int fourth) =>
        [("Sri", "PROPN", -1, "root"), ("Mulyani", "PROPN", second, "flat"), ("Indrawati", "PROPN", third, "flat"), ("Sari", "PROPN", fourth, "flat")];

    private static List<TreebankSentence> Repeat(int times, params (string Form, string Pos, int Head, string Relation)[] words) =>
        [.. Enumerable.Repeat(
            new TreebankSentence
            {
                Line = 1,
                Words = [.. words.Select(w => new TreebankWord { Form = w.Form, Pos = Enum.Parse<UniversalPos>(w.Pos, true), Head = w.Head, Relation = w.Relation })],
            },
            times)];
}
