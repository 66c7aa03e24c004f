using System.Text;
using CsCheck;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Training;

public class ConlluReaderTest
{
    private const string Katanya = """
        # newdoc id = a
        # sent_id = a-1
        # text = Kami siap, katanya.
        1	Kami	kami	PRON	PRP	Number=Plur|Person=1	2	nsubj	_	_
        2	siap	siap	ADJ	JJ	_	4	ccomp	_	SpaceAfter=No
        3	,	,	PUNCT	_	_	2	punct	_	_
        4-5	katanya	_	_	_	_	_	_	_	SpaceAfter=No
        4	kata	kata	VERB	VB	_	0	root	_	_
        4.1	diam	diam	ADJ	_	_	_	_	_	_
        5	nya	dia	PRON	PRP	_	4	nsubj:pass	_	_
        6	.	.	PUNCT	_	_	4	punct	_	SpaceAfter=No|X=1

        # sent_id = a-2
        # newpar
        1	Ya	_	_	_	_	_	_	_	_

        """;

    [Fact]
    public void A_sentence_keeps_its_words_ranges_and_spaces()
    {
        var sentences = Read(Katanya);
        Assert.Equal(["a-1", "a-2"], sentences.Select(s => s.Id));
        var first = sentences[0];
        Assert.Equal(["Kami", "siap", ",", "kata", "nya", "."], first.Words.Select(w => w.Form));
        Assert.Equal([1, 3, 1, -1, 3, 3], first.Words.Select(w => w.Head));
        Assert.Equal("nsubj:pass", first.Words[4].Relation);
        Assert.Equal("dia", first.Words[4].Lemma);
        Assert.Equal(UniversalPos.Pron, first.Words[4].Pos);
        Assert.Equal("Number=Plur|Person=1", first.Words[0].Features);
        Assert.Equal(new TreebankRange(3, 4, "katanya", false), Assert.Single(first.Ranges));
        Assert.Equal(first.Text, first.WrittenText());
        Assert.False(first.SpaceAfter);
        Assert.Equal(4, first.Line);
    }

    [Fact]
    public void Documents_and_paragraphs_begin_where_the_comments_say()
    {
        var sentences = Read(Katanya);
        Assert.True(sentences[0].BeginsDocument && sentences[0].BeginsParagraph);
        Assert.True(!sentences[1].BeginsDocument && sentences[1].BeginsParagraph);
    }

    [Fact]
    public void What_is_not_annotated_is_empty()
    {
        var word = Read(Katanya)[1].Words[0];
        Assert.Equal(new TreebankWord { Form = "Ya" }, word);
        Assert.Null(Read(Katanya)[1].Text);
    }

    [Theory]
    [InlineData("\uFEFF1\tYa\t_\t_\t_\t_\t_\t_\t_\t_")]
    [InlineData("1\tYa\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n\r\n")]
    public void A_byte_order_mark_other_line_ends_and_a_missing_last_line_end_are_read(string text) =>
        Assert.Equal("Ya", Assert.Single(Read(text)).WrittenText());

    [Theory]
    [InlineData("nine columns", "1\ta\t_\t_\t_\t_\t0\troot\t_", "x.conllu:1: 9 columns where CoNLL-U has 10")]
    [InlineData("a number left out", "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\tb\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:2: word '3' where 2 is due")]
    [InlineData("no number", "# c\nx\ta\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:2: word 'x' where 1 is due")]
    [InlineData("a head that is no number", "1\ta\t_\t_\t_\t_\tz\troot\t_\t_", "x.conllu:1: head 'z' is no number")]
    [InlineData("a head behind the end", "1\ta\t_\t_\t_\t_\t7\tobj\t_\t_", "x.conllu:1: head 7 in a sentence of 1 words")]
    [InlineData("a circle", "1\ta\t_\t_\t_\t_\t2\tobj\t_\t_\n2\tb\t_\t_\t_\t_\t1\tobj\t_\t_", "x.conllu:1: the heads make a circle")]
    [InlineData("two roots", "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t0\troot\t_\t_", "x.conllu:1: a sentence has one root")]
    [InlineData("half a tree", "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:2: some words have a head and a relation and others have not")]
    [InlineData("an unknown tag", "1\ta\t_\tNOUNS\t_\t_\t_\t_\t_\t_", "x.conllu:1: unknown part of speech 'NOUNS'")]
    [InlineData("a tag in lower case", "1\ta\t_\tnoun\t_\t_\t_\t_\t_\t_", "x.conllu:1: unknown part of speech 'noun'")]
    [InlineData("a range that goes back", "2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:1: the range '2-1' does not fit here")]
    [InlineData("a range past the end", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:2: the range 'ab' goes past the sentence's end")]
    [InlineData("a range alone", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "x.conllu:2: a sentence without words")]
    [InlineData("an empty form", "1\t\t_\t_\t_\t_\t_\t_\t_\t_", "x.conllu:1: the form is empty")]
    public void A_wrong_file_is_told_with_its_line(string what, string text, string message) =>
        Assert.True(Assert.Throws<ConlluException>(() => Read(text)).Message == message, what);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told_with_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("# a\n# b\n# "), 0xFF, .. Encoding.UTF8.GetBytes("\n# c")];
        Assert.Equal("x.conllu:3: not UTF-8", Assert.Throws<ConlluException>(() => ConlluReader.Read(new MemoryStream(bytes), "x.conllu").ToList()).Message);
    }

    [Fact]
    public void A_missing_file_is_told_by_name() =>
        Assert.StartsWith("/none/a.conllu: ", Assert.Throws<ConlluException>(() => ConlluReader.Read("/none/a.conllu").ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_damage_gives_sentences_or_one_exception()
    {
        var damage = Gen.Select(Gen.Int[0, Katanya.Length - 1], Gen.OneOf(Gen.Char["\t\n 0123456789-._#="], Gen.Char), (at, c) => (at, c)).Array[1, 6];
        damage.Sample(
            changes =>
            {
                var text = Katanya.ToCharArray();
                foreach (var (at, c) in changes)
                {
                    text[at] = c;
                }

                try
                {
                    Assert.All(Read(new string(text)), s => Assert.NotEmpty(s.Words));
                }
                catch (ConlluException e)
                {
                    Assert.Matches("^x\\.conllu:\\d+: [^\n]+$", e.Message);
                }
            },
            seed: "0N0XIzNsQ0O2", iter: 2000);
    }

    [Fact]
    public void Every_shared_treebank_is_read_and_its_words_make_its_text()
    {
        Assert.SkipWhen(SharedMaterial.Find("treebanks") is null, "no ../shared/treebanks");
        foreach (var file in Directory.EnumerateFiles(SharedMaterial.Find("treebanks")!, "*.conllu", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var sentences = ConlluReader.Read(file).ToList();
            Assert.True(sentences.Count > 300, file);
            Assert.All(sentences, s => Assert.True(s.Text is null || Words(s.Text) == Words(s.WrittenText()), $"{file}:{s.Line}: {s.Text}\n{s.WrittenText()}"));
        }
    }

    /// <summary>One EWT text has a no-break space beside a space, which the columns do not keep.</summary>
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<TreebankSentence> Read(string text) => [.. ConlluReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.conllu")];
}
