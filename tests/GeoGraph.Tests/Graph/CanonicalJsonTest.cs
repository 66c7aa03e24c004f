using GeoGraph.Graph;
using Newtonsoft.Json;
using Xunit;

namespace GeoGraph.Tests.Graph;

public class CanonicalJsonTest
{
    [Fact]
    public void Every_character_and_number_is_spelled_as_Newtonsoft_spells_it()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x90 : 0xD800)));
            var number = random.Next(3) == 0 ? random.Next(-10, 11) : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            var expected = $$"""{"a":{{JsonConvert.ToString(text)}},"b":[{{JsonConvert.ToString(text)}}],"c":{{JsonConvert.ToString(number)}},"d":{{i}},"e":true}""";
            Assert.Equal(expected, CanonicalJson.Write(new Dictionary<string, object?> { ["e"] = true, ["c"] = number, ["z"] = null, ["a"] = text, ["d"] = (long)i, ["b"] = new[] { text } }));
        }
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        const string Json = """{"aliases":["a \"b\"","ü\n"],"goldstein":-4.0,"start":7,"text":"\u0085"}""";
        Assert.Equal(Json, CanonicalJson.Write(CanonicalJson.Read(Json)));
    }
}
