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
    private const ushort Version = 4;

    private const int TableCount = 6;

    /// <summary>Bytes in which the tables of a model find room.</summary>
    private const int MemoryLength = 32 << 20;

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
        Reviser = new TreeReviser(tables[5], Parser, groups);
    }

    internal TagSet Tags { get; }

    internal IReadOnlyList<string> Relations { get; }

    internal WordClasses Words { get; }

    internal ImmutableArray<WeightTable> Tables { get; }

    private Tagger Tagger { get; }

    /// <summary>Parses from right to left; what it finds is evidence for <see cref="Parser"/>.</summary>
    private DependencyParser Guide { get; }

    private DependencyParser Parser { get; }

    /// <summary>Corrects what <see cref="Parser"/> finds.</summary>
    private TreeReviser Reviser { get; }

    /// <summary>Bytes the weights take in memory.</summary>
    public long Bytes => Tables.Sum(t => t.Bytes);

    /// <summary>The model of a language; null when it has none.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static LanguageModel? Find(SeedFolder seeds, string language) =>
        seeds.File("lang", language, FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static LanguageModel Read(string path) => ModelFile.Read(path, ModelFile.Parser, Version, Read);

    /// <summary>Tags and parses clauses of a text, each as if it were a sentence of its own: it becomes one tree with one root.</summary>
    /// <remarks>Several go through each model together, so that its weights stay near: a fifth faster than one after another.</remarks>
    /// <param name="text">What the tokens are of.</param>
    /// <param name="clauses">Of their tokens tag, head, relation and confidence are set; the root's head is -1.</param>
    /// <param name="recogniser">Finds names; null for none.</param>
    /// <param name="names">Takes the names found.</param>
    public void Annotate(string text, ReadOnlySpan<Clause> clauses, NameModel? recogniser, List<RecognisedName> names)
    {
        if (!_pool.TryTake(out var memory))
        {
            memory = new Memory();
        }

        for (var first = 0; first < clauses.Length; first += Memory.Buffers)
        {
            Annotate(text, clauses.Slice(first, Math.Min(Memory.Buffers, clauses.Length - first)), recogniser, names, memory);
        }

        _pool.Add(memory);
    }

    private void Annotate(string text, ReadOnlySpan<Clause> clauses, NameModel? recogniser, List<RecognisedName> names, Memory memory)
    {
        var buffers = memory.All.AsSpan(0, clauses.Length);
        for (var k = 0; k < clauses.Length; k++)
        {
            var (tokens, part) = clauses[k];
            buffers[k].Start(part.Length);
            for (var i = 0; i < part.Length; i++)
            {
                var token = tokens[part[i]];
                buffers[k].SetWord(i + 1, text.AsSpan(token.Start, token.End - token.Start), Words);
            }

            buffers[k].SetBounds();
        }

        foreach (var buffer in buffers)
        {
            SetTags(buffer);
        }

        foreach (var buffer in buffers)
        {
            SetGuide(buffer, memory);
        }

        for (var k = 0; k < clauses.Length; k++)
        {
            var (buffer, z) = (buffers[k], memory.Configuration);
            SetTree(buffer, memory);
            var (tokens, part) = clauses[k];
            for (var i = 1; i <= part.Length; i++)
            {
                tokens[part[i - 1]] = tokens[part[i - 1]] with
                {
                    Pos = Tags.Universal[buffer.FineTag[i]],
                    Head = z.Head[i] > part.Length ? -1 : part[z.Head[i] - 1],
                    Relation = _relations[z.Relation[i] - 1],
                    Confidence = memory.Confidence(buffer)[i],
                };
            }
        }

        for (var k = 0; k < clauses.Length && recogniser is not null; k++)
        {
            recogniser.Find(buffers[k], clauses[k].Tokens, clauses[k].Part, names);
        }
    }

    /// <summary>Tags and parses words; <see cref="WordOf"/> tells the result.</summary>
    internal void Parse(Memory memory, IReadOnlyList<string> forms)
    {
        var buffer = memory.Buffer;
        SetWords(buffer, forms);
        SetTags(buffer);
        SetGuide(buffer, memory);
        SetTree(buffer, memory);
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
        return (Tags.Universal[tag], slash < 0 ? "" : name[(slash + 1)..], head > buffer.Count ? -1 : head - 1, Relations[z.Relation[i + 1] - 1], memory.Confidence(buffer)[i + 1]);
    }

    private void SetTags(ParseBuffer buffer)
    {
        Tagger.Tag(buffer);
        buffer.GeneralizeTags(Tags);
    }

    private void SetGuide(ParseBuffer buffer, Memory memory)
    {
        buffer.ReverseInto(memory.Reversed);
        var confidence = memory.Confidence(buffer);
        Guide.Parse(memory.Reversed, memory.Configuration, confidence);
        buffer.SetGuide(memory.Configuration, confidence);
    }

    private void SetTree(ParseBuffer buffer, Memory memory)
    {
        var confidence = memory.Confidence(buffer);
        Parser.Parse(buffer, memory.Configuration, confidence);
        Reviser.Revise(buffer, memory.Configuration, confidence);
    }

    /// <summary>The bytes of a model file; the same model gives the same bytes.</summary>
    /// <param name="tables">Write the six weight tables.</param>
    internal static byte[] Write(TagSet tags, IReadOnlyList<string> relations, WordClasses words, params IReadOnlyList<Action<BinaryWriter>> tables) => ModelFile.Write(ModelFile.Parser, Version,
    [
        writer =>
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
        },
        .. tables,
    ]);

    /// <summary>Tags words and gives the buffer that holds them, which is the caller's.</summary>
    internal ParseBuffer Tag(IReadOnlyList<string> forms)
    {
        var buffer = new ParseBuffer();
        SetWords(buffer, forms);
        SetTags(buffer);
        return buffer;
    }

    private static LanguageModel Read(ModelParts parts)
    {
        // Another thread reads a part while this one decompresses the next.
        var start = parts.Open(0);
        var words = Task.Run(() => ReadWords(start));
        var memory = new WeightMemory(MemoryLength);
        var tables = new List<Task<WeightTable>>();
        for (var k = 1; k <= TableCount; k++)
        {
            var table = parts.Open(k);
            tables.Add(Task.Run(() => WeightTable.Read(table, memory)));
        }

        var (tags, relations, classes) = words.GetAwaiter().GetResult();
        return new LanguageModel(tags, relations, classes, [.. tables.Select(t => t.GetAwaiter().GetResult())]);
    }

    private static (TagSet Tags, IReadOnlyList<string> Relations, WordClasses Words) ReadWords(ModelReader reader)
    {
        var tags = new TagSet(ModelFile.ReadNames(reader));
        var relations = ModelFile.ReadNames(reader);
        var count = reader.ReadInt32();
        var words = new Dictionary<ulong, WordClass>(count);
        for (var n = 0; n < count; n++)
        {
            words.Add(reader.ReadUInt64(), new WordClass(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadByte()));
        }

        return (tags, relations, new WordClasses(words));
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

        buffer.SetBounds();
    }

    /// <summary>Working memory of one thread.</summary>
    internal sealed class Memory
    {
        /// <summary>How many clauses go through the models together.</summary>
        public const int Buffers = 32;

        private float[] _confidence = [];

        public ParseBuffer[] All { get; } = [.. Enumerable.Range(0, Buffers).Select(_ => new ParseBuffer())];

        public ParseBuffer Buffer => All[0];

        public ParseBuffer Reversed { get; } = new();

        public Configuration Configuration { get; } = new();

        /// <summary>Room for a number for each token of a buffer, from 1.</summary>
        public Span<float> Confidence(ParseBuffer buffer)
        {
            if (_confidence.Length < buffer.Count + 2)
            {
                _confidence = new float[(buffer.Count + 2) * 2];
            }

            return _confidence;
        }
    }
}

/// <summary>Tokens of a sentence that are parsed as if they were all of it.</summary>
/// <param name="Tokens">All tokens of the sentence.</param>
/// <param name="Part">Indices of the clause's, ascending; not empty.</param>
public readonly record struct Clause(Token[] Tokens, int[] Part);
