using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoGraph.Seeds;

namespace GeoGraph.Text.Parsing;

/// <summary>Tagger, parser and name recogniser of one language, read from its model file (<c>seeds/lang/&lt;tag&gt;/parser.model</c>).</summary>
/// <remarks>Immutable and shared by all threads; each call borrows working memory from a pool.</remarks>
public sealed class LanguageModel
{
    /// <summary>Name of the model file in the folder of its language.</summary>
    public const string FileName = "parser.model";

    /// <summary>Of the file format and the feature templates: a model of another version is refused.</summary>
    private const ushort Version = 2;

    private const int TableCount = 5;

    private readonly ConcurrentBag<Memory> _pool = [];
    private readonly DependencyRelation[] _relations;

    internal LanguageModel(TagSet tags, IReadOnlyList<string> relations, WordClasses words, ImmutableArray<WeightTable> tables)
    {
        Tags = tags;
        Relations = relations;
        Words = words;
        Tables = tables;
        _relations = [.. relations.Select(RelationOf)];
        var groups = RelationGroups(relations);
        Tagger = new Tagger(tables[0]);
        Guide = new DependencyParser(tables[1], tables[2], groups, guided: false);
        Parser = new DependencyParser(tables[3], tables[4], groups, guided: true);
    }

    internal TagSet Tags { get; }

    internal IReadOnlyList<string> Relations { get; }

    internal WordClasses Words { get; }

    internal ImmutableArray<WeightTable> Tables { get; }

    private Tagger Tagger { get; }

    /// <summary>Parses from right to left; what it finds is evidence for <see cref="Parser"/>.</summary>
    private DependencyParser Guide { get; }

    private DependencyParser Parser { get; }

    /// <summary>Bytes the weights take in memory.</summary>
    public long Bytes => Tables.Sum(t => t.Bytes);

    /// <summary>The model of a language; null when it has none.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static LanguageModel? Find(SeedFolder seeds, string language) =>
        seeds.File("lang", language, FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static LanguageModel Read(string path) => ModelFile.Read(path, ModelFile.Parser, Version, Read);

    /// <summary>Tags and parses some tokens of a sentence as if they were all of it; they become one tree with one root.</summary>
    /// <param name="text">What the tokens are of.</param>
    /// <param name="tokens">Their tag, head, relation and confidence are set; the root's head is -1.</param>
    /// <param name="part">Indices of the tokens to parse, ascending; not empty.</param>
    /// <param name="recogniser">Finds names; null for none.</param>
    /// <param name="names">Takes the names found.</param>
    /// <returns>The index of the root.</returns>
    public int Annotate(string text, Span<Token> tokens, ReadOnlySpan<int> part, NameModel? recogniser, List<RecognisedName> names)
    {
        if (!_pool.TryTake(out var memory))
        {
            memory = new Memory();
        }

        var (buffer, z) = (memory.Buffer, memory.Configuration);
        buffer.Start(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            var token = tokens[part[i]];
            buffer.SetWord(i + 1, text.AsSpan(token.Start, token.End - token.Start), Words);
        }

        Parse(memory);
        var root = part[0];
        for (var i = 1; i <= part.Length; i++)
        {
            var at = part[i - 1];
            var isRoot = z.Head[i] > part.Length;
            root = isRoot ? at : root;
            tokens[at] = tokens[at] with
            {
                Pos = Tags.Universal[buffer.FineTag[i]],
                Head = isRoot ? -1 : part[z.Head[i] - 1],
                Relation = _relations[z.Relation[i] - 1],
                Confidence = memory.Confidence[i],
            };
        }

        recogniser?.Find(buffer, tokens, part, names);
        _pool.Add(memory);
        return root;
    }

    /// <summary>Tags and parses words; <see cref="WordOf"/> tells the result.</summary>
    internal void Parse(Memory memory, IReadOnlyList<string> forms)
    {
        SetWords(memory.Buffer, forms);
        Parse(memory);
    }

    /// <summary>What the last parse says of a word.</summary>
    /// <param name="i">Index of the word, from 0.</param>
    /// <returns>The head counts from 0 and is -1 for the root.</returns>
    internal (UniversalPos Pos, string Xpos, int Head, string Relation, float Confidence) WordOf(Memory memory, int i)
    {
        var (buffer, z) = (memory.Buffer, memory.Configuration);
        var tag = buffer.FineTag[i + 1];
        var name = Tags.Names[tag];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var head = z.Head[i + 1];
        return (Tags.Universal[tag], slash < 0 ? "" : name[(slash + 1)..], head > buffer.Count ? -1 : head - 1, Relations[z.Relation[i + 1] - 1], memory.Confidence[i + 1]);
    }

    /// <summary>Tags and parses the words set in the buffer.</summary>
    private void Parse(Memory memory)
    {
        var buffer = memory.Buffer;
        memory.Start();
        buffer.SetBounds();
        Tagger.Tag(buffer);
        buffer.GeneralizeTags(Tags);
        buffer.ReverseInto(memory.Reversed);
        Guide.Parse(memory.Reversed, memory.Configuration, memory.Confidence);
        buffer.SetGuide(memory.Configuration, memory.Confidence);
        Parser.Parse(buffer, memory.Configuration, memory.Confidence);
    }

    /// <summary>The bytes of a model file; the same model gives the same bytes.</summary>
    /// <param name="writeTables">Writes the five weight tables.</param>
    internal static byte[] Write(TagSet tags, IReadOnlyList<string> relations, WordClasses words, Action<BinaryWriter> writeTables) => ModelFile.Write(ModelFile.Parser, Version, writer =>
    {
        ModelFile.WriteNames(writer, tags.Names);
        ModelFile.WriteNames(writer, relations);
        writer.Write(words.All.Count);
        foreach (var (word, known) in words.All.OrderBy(w => w.Key))
        {
            writer.Write(word);
            writer.Write(known.Fine);
            writer.Write(known.Coarse);
            writer.Write(known.Tag);
        }

        writeTables(writer);
    });

    /// <summary>Tags words and gives the buffer that holds them, which is the caller's.</summary>
    internal ParseBuffer Tag(IReadOnlyList<string> forms)
    {
        var buffer = new ParseBuffer();
        SetWords(buffer, forms);
        buffer.SetBounds();
        Tagger.Tag(buffer);
        buffer.GeneralizeTags(Tags);
        return buffer;
    }

    private static LanguageModel Read(ModelReader reader)
    {
        var tags = new TagSet(ModelFile.ReadNames(reader));
        var relations = ModelFile.ReadNames(reader);
        var count = reader.ReadInt32();
        var words = new Dictionary<ulong, WordClass>(count);
        for (var n = 0; n < count; n++)
        {
            words.Add(reader.ReadUInt64(), new WordClass(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadByte()));
        }

        return new LanguageModel(tags, relations, new WordClasses(words), [.. Enumerable.Range(0, TableCount).Select(_ => WeightTable.Read(reader))]);
    }

    /// <summary>
    /// The bit of each relation in a set of dependents. Subtypes share the bit of their relation but for the passive subject; relations a
    /// head may have any number of (punctuation, determiners, modifiers) have none.
    /// </summary>
    internal static ulong[] RelationGroups(IReadOnlyList<string> relations)
    {
        var bits = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. relations.Select(relation =>
            {
                var group = relation == "nsubj:pass" ? relation : relation.Split(':')[0];
                if (group is "punct" or "det" or "amod" or "compound" or "flat" or "nummod" or "fixed" or "discourse")
                {
                    return 0UL;
                }

                bits.TryAdd(group, bits.Count);
                return 1UL << bits[group];
            }),
        ];
    }

    private static DependencyRelation RelationOf(string name)
    {
        foreach (var candidate in (ReadOnlySpan<string>)[name.Replace(":", "", StringComparison.Ordinal), name.Split(':')[0]])
        {
            if (Enum.TryParse<DependencyRelation>(candidate, true, out var relation))
            {
                return relation;
            }
        }

        return DependencyRelation.Dep;
    }

    private void SetWords(ParseBuffer buffer, IReadOnlyList<string> forms)
    {
        buffer.Start(forms.Count);
        for (var i = 0; i < forms.Count; i++)
        {
            buffer.SetWord(i + 1, forms[i], Words);
        }
    }

    /// <summary>Working memory of one thread.</summary>
    internal sealed class Memory
    {
        public ParseBuffer Buffer { get; } = new();

        public ParseBuffer Reversed { get; } = new();

        public Configuration Configuration { get; } = new();

        public float[] Confidence { get; private set; } = [];

        public void Start()
        {
            if (Confidence.Length < Buffer.Count + 2)
            {
                Confidence = new float[(Buffer.Count + 2) * 2];
            }
        }
    }
}
