using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>A POST that is sent twice has one effect.</summary>
[Collection(Demo.Name)]
public sealed class IdempotencyTests(WebHost host)
{
    private readonly People people = new(host);

    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_again()
    {
        var lot = await people.PublicLot();
        var (purchaser, key) = (await people.Purchaser, Key());
        var first = (await purchaser.Post("/orders", People.Order(lot, "200"), key)).Is(201);
        var again = (await purchaser.Post("/orders", People.Order(lot, "200"), key)).Is(201);
        Assert.Equal((first.Text, first.Location), (again.Text, again.Location));
        Assert.Equal(1_400_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var lot = await people.PublicLot();
        var (purchaser, key) = (await people.Purchaser, Key());
        (await purchaser.Post("/orders", People.Order(lot, "200"), key)).Is(201);
        (await purchaser.Post("/orders", People.Order(lot, "300"), key)).Refuses(409, "request.key-reused");
        Assert.Equal(1_400_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task A_key_belongs_to_whoever_used_it()
    {
        var lot = await people.PublicLot();
        var key = Key();
        var order = (await (await people.Purchaser).Post("/orders", People.Order(lot, "200"), key)).Is(201);
        Assert.DoesNotContain(order.Body.Text("number"), (await (await people.Liaison).Post("/orders", People.Order(lot, "200"), key)).Is(403).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_try_leaves_its_key_free()
    {
        var lot = await people.PublicLot("50");
        var (purchaser, key) = (await people.Purchaser, Key());
        (await purchaser.Post("/orders", People.Order(lot, "5000"), key)).Refuses(409, "orders.not-enough");
        (await purchaser.Post("/orders", People.Order(lot, "100"), key)).Is(201);
    }

    [Fact]
    public async Task Fifty_at_once_have_one_effect()
    {
        var lot = await people.PublicLot();
        var (purchaser, key) = (await people.Purchaser, Key());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => purchaser.Post("/orders", People.Order(lot, "100"), key)));
        Assert.All(answers, answer => answer.Is(201));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(1_500_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    private static string Key() => $"{Random.Shared.NextInt64():x}";
}
