using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>Evidence of loading, arrival or rejection, from either side of the dispatch.</summary>
/// <param name="ClientId">Made on the sender's device: sent again it is the same photo.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser)]
public sealed record AddDispatchPhoto(Guid DispatchId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;
