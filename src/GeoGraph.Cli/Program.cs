using System.Globalization;
using GeoGraph;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

var coder = ArticleCoder.Create(SeedFolder.Open());
using var output = new StreamWriter(args[3]);
foreach (var line in File.ReadLines(args[1]))
{
    using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture };
    var o = JObject.Load(reader);
    var coded = coder.Code(new Article { Id = (string)o["id"]!, Text = (string)o["text"]!, Language = (string?)o["language"], Title = (string?)o["title"], Outlet = (string?)o["outlet"], Published = (string?)o["published"] });
    if (coded is not null)
    {
        output.Write(CodedArticleJson.Write(coded) + "\n");
    }
}
