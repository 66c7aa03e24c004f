using System.Text;
using GeoGraph.Seeds;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Training;

public sealed class WordListsTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();

    [Fact]
    public void Lists_say_what_the_rules_get_wrong_and_no_more()
    {
        var lists = WordLists.Of(new TrainingData(Read("menyerang VERB serang", "rumahku NOUN rumah", "lamanya ADV lama", "pergi VERB tiba", "Lomé PROPN Lomé"), []), s_seeds, "id");
        Assert.Equal(["lamanya", "menyerang", "pergi", "rumahku"], lists.Words);
        // One word in the treebank, where the rules see an enclitic; "rumahku" they leave whole: "rumah" is not seen.
        Assert.Equal(["lamanya\tlamanya"], lists.Forms);
        Assert.Equal(["lama", "rumah", "serang", "tiba"], lists.Roots);
        Assert.Equal(["pergi\tVERB\ttiba"], lists.Lemmas.Where(l => l.StartsWith("pergi", StringComparison.Ordinal)));
        Assert.DoesNotContain(lists.Lemmas, l => l.StartsWith("menyerang", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_treebanks_differ_the_domain_is_right()
    {
        var (general, domain) = (Read("pekerjaan NOUN pekerjaan"), Read("pekerjaan NOUN kerja"));
        Assert.Contains("pekerjaan\tNOUN\tkerja", WordLists.Of(new TrainingData([.. general, .. general], domain), s_seeds, "id").Lemmas);
        Assert.DoesNotContain("pekerjaan\tNOUN\tkerja", WordLists.Of(new TrainingData([.. general, .. general], []), s_seeds, "id").Lemmas);
    }

    [Fact]
    public void Rows_by_hand_stay_and_are_not_said_twice()
    {
        string[] old = ["# By hand", "form\tpos\tlemma", "a\tNOUN\tx", WordLists.Mark, "old\tNOUN\told"];
        Assert.Equal($"# By hand\nform\tpos\tlemma\na\tNOUN\tx\n{WordLists.Mark}\nb\tNOUN\ty\n", WordLists.Merge(old, ["a\tNOUN\tz", "b\tNOUN\ty"], 2));
    }

    /// <summary>A sentence of each word, twice: form, tag, dictionary form.</summary>
    private static List<TreebankSentence> Read(params string[] words)
    {
        var rows = words.Concat(words).Select(w => w.Split(' ')).Select(w => $"1\t{w[0]}\t{w[2]}\t{w[1]}\t_\t_\t_\t_\t_\t_\n\n");
        return [.. ConlluReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(rows))), "x.conllu")];
    }
}
