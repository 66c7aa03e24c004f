using System.Runtime.CompilerServices;

namespace GeoGraph.Text.Parsing;

/// <summary>
/// Feature templates in the notation of the literature (Zhang &amp; Nivre 2011): each is a conjunction of up to four atoms, written
/// <c>"s0.w b0.t"</c>. Turns the atoms of a situation into one 64-bit key a template.
/// </summary>
internal sealed class FeatureTemplates
{
    private const int Width = 4;
    private readonly byte[] _atoms;
    private readonly ulong[] _seeds;

    /// <param name="salt">Keeps the keys of two template sets apart.</param>
    /// <param name="atoms">Names of the atoms, in the order in which callers fill them in; the first, nameless one stays 0.</param>
    public FeatureTemplates(ulong salt, ReadOnlySpan<string> atoms, ReadOnlySpan<string> templates)
    {
        Count = templates.Length;
        Atoms = atoms.Length;
        _atoms = new byte[Count * Width];
        _seeds = new ulong[Count];
        for (var i = 0; i < Count; i++)
        {
            _seeds[i] = (salt + (ulong)i + 1) * 0x9E3779B97F4A7C15UL;
            var names = templates[i].Split(' ');
            for (var k = 0; k < names.Length; k++)
            {
                var at = atoms.IndexOf(names[k]);
                _atoms[(i * Width) + k] = at > 0 && k < Width ? (byte)at : throw new ArgumentException($"no atom '{names[k]}'", nameof(templates));
            }
        }
    }

    /// <summary>Number of templates, and so of keys.</summary>
    public int Count { get; }

    /// <summary>Number of atoms, the nameless one included.</summary>
    public int Atoms { get; }

    /// <summary>Writes one key for each template; never 0.</summary>
    public void Fill(ReadOnlySpan<ulong> atoms, Span<ulong> keys)
    {
        ref var a = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(atoms);
        ref var t = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_atoms);
        for (var i = 0; i < _seeds.Length; i++)
        {
            var x = (_seeds[i] ^ Unsafe.Add(ref a, Unsafe.Add(ref t, i * Width))) * 0xff51afd7ed558ccdUL;
            x = ((x ^ (x >> 32)) + Unsafe.Add(ref a, Unsafe.Add(ref t, (i * Width) + 1))) * 0xc4ceb9fe1a85ec53UL;
            x = ((x ^ (x >> 29)) + Unsafe.Add(ref a, Unsafe.Add(ref t, (i * Width) + 2))) * 0x9FB21C651E98DF25UL;
            x = ((x ^ (x >> 32)) + Unsafe.Add(ref a, Unsafe.Add(ref t, (i * Width) + 3))) * 0xD6E8FEB86659FD93UL;
            keys[i] = (x ^ (x >> 32)) | 1;
        }
    }
}
