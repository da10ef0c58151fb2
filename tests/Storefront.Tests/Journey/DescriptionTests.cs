using System.Text.Json;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>The API's published description tells what every call answers, and refuses with.</summary>
public sealed class DescriptionTests(WebHost host)
{
    [Fact]
    public async Task Every_call_says_what_it_answers_and_which_problems_it_refuses_with()
    {
        using var document = JsonDocument.Parse(await host.Browse().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var (calls, lacking) = (0, new List<string>());
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var call in path.Value.EnumerateObject())
            {
                calls++;
                var responses = call.Value.GetProperty("responses").EnumerateObject().ToList();
                var good = responses.Where(response => response.Name is "200" or "201").ToList();
                if (good.Count != 1 || !Members(document.RootElement, good[0].Value, "application/json").Any()) lacking.Add($"{call.Name} {path.Name} has no answer");
                foreach (var refusal in responses.Except(good))
                {
                    if (!Members(document.RootElement, refusal.Value, "application/problem+json").Contains("code")) lacking.Add($"{call.Name} {path.Name} {refusal.Name} is no problem");
                }

                var expected = call.Name is "post" or "put" ? (string[])["400", "404", "409", "415", "422", "500"] : ["400", "404", "422", "500"];
                lacking.AddRange(expected.Except(responses.Select(response => response.Name)).Select(status => $"{call.Name} {path.Name} does not tell {status}"));
            }
        }

        Assert.True(calls > 30, "the API is described");
        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
    }

    private static IEnumerable<string> Members(JsonElement document, JsonElement response, string mediaType)
    {
        if (!response.TryGetProperty("content", out var content) || !content.TryGetProperty(mediaType, out var media)) return [];
        var schema = media.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference)) schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        return schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name).ToList() : [];
    }
}
