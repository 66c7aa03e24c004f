using System.Globalization;
using System.Text;

namespace GeoGraph.Training;

/// <summary>Reads treebanks in CoNLL-U, a sentence at a time.</summary>
/// <remarks>Empty nodes and enhanced dependencies are skipped. A sentence either has a head for every word, which make a tree, or for none.</remarks>
public static class ConlluReader
{
    private const int Columns = 10;

    private static readonly Encoding s_strict = new UTF8Encoding(false, true);

    private static readonly Dictionary<string, UniversalPos> s_tags =
        Enum.GetValues<UniversalPos>().Where(p => p != UniversalPos.None).ToDictionary(p => p.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>The sentences of a file, in order; nothing is read ahead.</summary>
    /// <exception cref="ConlluException">While enumerating: the file cannot be read or is not CoNLL-U.</exception>
    public static IEnumerable<TreebankSentence> Read(string path)
    {
        FileStream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConlluException($"{path}: {e.Message}", e);
        }

        using (stream)
        {
            foreach (var sentence in Read(stream, path))
            {
                yield return sentence;
            }
        }
    }

    /// <summary>The sentences of a stream, which stays open.</summary>
    /// <param name="stream">UTF-8, with or without a byte order mark, either line end.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ConlluException">While enumerating: the stream cannot be read or is not CoNLL-U.</exception>
    public static IEnumerable<TreebankSentence> Read(Stream stream, string name)
    {
        // Bytes are read as Latin-1 and decoded line by line, so that a message about bad UTF-8 names the line.
        using var reader = new StreamReader(stream, Encoding.Latin1, false, 1 << 16, leaveOpen: true);
        var block = new ConlluBlock(name);
        for (var line = 1; ; line++)
        {
            var text = NextLine(reader, name, line);
            if (text is { Length: > 0 })
            {
                block.Add(text, line);
            }
            else if (block.HasWords)
            {
                yield return block.Finish();
            }
            else if (block.HasRange)
            {
                throw new ConlluException(string.Create(CultureInfo.InvariantCulture, $"{name}:{line}: a sentence without words"));
            }

            if (text is null)
            {
                yield break;
            }
        }
    }

    private static string? NextLine(StreamReader reader, string name, int line)
    {
        try
        {
            var raw = reader.ReadLine();
            return raw is null ? null : s_strict.GetString(Encoding.Latin1.GetBytes(raw)).TrimStart('\uFEFF').TrimEnd(' ');
        }
        catch (DecoderFallbackException e)
        {
            throw new ConlluException(string.Create(CultureInfo.InvariantCulture, $"{name}:{line}: not UTF-8"), e);
        }
        catch (IOException e)
        {
            throw new ConlluException($"{name}: {e.Message}", e);
        }
    }

    /// <summary>The lines of one sentence while they are read.</summary>
    private sealed class ConlluBlock(string name)
    {
        private readonly List<string> _comments = [];
        private readonly List<TreebankWord> _words = [];
        private readonly List<TreebankRange> _ranges = [];
        private readonly List<int> _lines = [];

        /// <summary>Whether the word has a head in the file: -1 alone does not tell the root from a gap.</summary>
        private int _heads;

        public bool HasWords => _words.Count > 0;

        public bool HasRange => _ranges.Count > 0;

        public void Add(string text, int line)
        {
            if (text[0] == '#')
            {
                _comments.Add(text);
                return;
            }

            var cells = text.Split('\t');
            if (cells.Length != Columns)
            {
                throw Error(line, $"{cells.Length} columns where CoNLL-U has {Columns}");
            }

            if (cells[0].Contains('.', StringComparison.Ordinal))
            {
                return;
            }

            if (cells[1].Length == 0)
            {
                throw Error(line, "the form is empty");
            }

            if (cells[0].IndexOf('-', StringComparison.Ordinal) is var dash and > 0)
            {
                AddRange(cells, dash, line);
                return;
            }

            if (!TryNumber(cells[0], out var id) || id != _words.Count + 1)
            {
                throw Error(line, $"word '{cells[0]}' where {_words.Count + 1} is due");
            }

            _words.Add(Word(cells, line));
            _lines.Add(line);
        }

        public TreebankSentence Finish()
        {
            CheckTree();
            if (_ranges.Count > 0 && _ranges[^1].Last >= _words.Count)
            {
                throw Error(_lines[^1], $"the range '{_ranges[^1].Form}' goes past the sentence's end");
            }

            var document = _comments.Exists(c => Keyword(c, "newdoc"));
            var sentence = new TreebankSentence
            {
                Id = Value("sent_id") ?? "",
                Text = Value("text"),
                Comments = [.. _comments],
                Line = _lines[0],
                BeginsDocument = document,
                BeginsParagraph = document || _comments.Exists(c => Keyword(c, "newpar")),
                Words = [.. _words],
                Ranges = [.. _ranges],
            };
            _comments.Clear();
            _words.Clear();
            _ranges.Clear();
            _lines.Clear();
            _heads = 0;
            return sentence;
        }

        private void AddRange(string[] cells, int dash, int line)
        {
            if (!TryNumber(cells[0].AsSpan(0, dash), out var first) || !TryNumber(cells[0].AsSpan(dash + 1), out var last) || first != _words.Count + 1 || last <= first
                || (_ranges.Count > 0 && _ranges[^1].Last >= first - 1))
            {
                throw Error(line, $"the range '{cells[0]}' does not fit here");
            }

            _ranges.Add(new TreebankRange(first - 1, last - 1, cells[1], SpaceAfter(cells[9])));
        }

        private TreebankWord Word(string[] cells, int line)
        {
            var head = 0;
            if (cells[6] != "_")
            {
                _heads++;
                if (!TryNumber(cells[6], out head))
                {
                    throw Error(line, $"head '{cells[6]}' is no number");
                }
            }

            var pos = UniversalPos.None;
            if (cells[3] != "_" && !s_tags.TryGetValue(cells[3], out pos))
            {
                throw Error(line, $"unknown part of speech '{cells[3]}'");
            }

            return new TreebankWord
            {
                Form = cells[1],
                // A lemma "_" of a form "_" is that character.
                Lemma = cells[2] == "_" && cells[1] == "_" ? "_" : Annotation(cells[2]),
                Pos = pos,
                Xpos = Annotation(cells[4]),
                Features = Annotation(cells[5]),
                Head = head - 1,
                Relation = Annotation(cells[7]),
                Misc = Annotation(cells[9]),
                SpaceAfter = SpaceAfter(cells[9]),
            };
        }

        private void CheckTree()
        {
            if (_heads == 0)
            {
                return;
            }

            var gap = _words.FindIndex(w => w.Relation.Length == 0);
            if (_heads < _words.Count || gap >= 0)
            {
                throw Error(_lines[Math.Max(gap, 0)], "some words have a head and a relation and others have not");
            }

            var far = _words.FindIndex(w => w.Head >= _words.Count);
            if (far >= 0)
            {
                throw Error(_lines[far], $"head {_words[far].Head + 1} in a sentence of {_words.Count} words");
            }

            // Marks the way from each word up to a word already known to lead to the root.
            var seen = new int[_words.Count];
            for (var i = 0; i < _words.Count; i++)
            {
                var at = i;
                for (; at >= 0 && seen[at] == 0; at = _words[at].Head)
                {
                    seen[at] = i + 1;
                }

                if (at >= 0 && seen[at] == i + 1)
                {
                    throw Error(_lines[at], "the heads make a circle");
                }
            }

            if (_words.Count(w => w.Head < 0) != 1)
            {
                throw Error(_lines[0], "a sentence has one root");
            }
        }

        private string? Value(string key)
        {
            foreach (var comment in _comments)
            {
                if (Keyword(comment, key) && comment.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
                {
                    return comment[(equals + 1)..].Trim(' ');
                }
            }

            return null;
        }

        private static bool Keyword(string comment, string key)
        {
            var rest = comment.AsSpan(1).TrimStart(' ');
            return rest.StartsWith(key, StringComparison.Ordinal) && (rest.Length == key.Length || rest[key.Length] is ' ' or '=');
        }

        private static bool SpaceAfter(string misc)
        {
            foreach (var part in misc.AsSpan().Split('|'))
            {
                if (misc.AsSpan(part).SequenceEqual("SpaceAfter=No"))
                {
                    return false;
                }
            }

            return true;
        }

        private static string Annotation(string cell) => cell == "_" ? "" : cell;

        private static bool TryNumber(ReadOnlySpan<char> cell, out int number) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);

        private ConlluException Error(int line, string what) => new(string.Create(CultureInfo.InvariantCulture, $"{name}:{line}: {what}"));
    }
}
