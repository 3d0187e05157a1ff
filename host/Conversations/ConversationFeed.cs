using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Porfin.Host.Conversations;

/// <summary>
/// Tells open pages that a conversation changed: publish after the commit, subscribe while a page is shown. In this process only.
/// Publishing without a subscriber costs one look-up; subscribers are called on the publisher's thread, so they only note that something changed.
/// </summary>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Action<Guid>>> subscribers = new();

    /// <summary>A conversation of a business has a new message, or a message a new status.</summary>
    public void Publish(Guid businessId, Guid conversationId)
    {
        if (subscribers.TryGetValue(businessId, out var actions))
        {
            foreach (var changed in actions)
            {
                changed(conversationId);
            }
        }
    }

    /// <summary>Calls <paramref name="changed"/> with the conversation's id until the result is disposed.</summary>
    public IDisposable Subscribe(Guid businessId, Action<Guid> changed)
    {
        subscribers.AddOrUpdate(businessId, _ => [changed], (_, actions) => actions.Add(changed));
        return new Subscription(this, businessId, changed);
    }

    private void Unsubscribe(Guid businessId, Action<Guid> changed)
    {
        while (subscribers.TryGetValue(businessId, out var actions))
        {
            var left = actions.Remove(changed);
            var entry = KeyValuePair.Create(businessId, actions);
            if (left.IsEmpty ? subscribers.TryRemove(entry) : subscribers.TryUpdate(businessId, left, actions))
            {
                return;
            }
        }
    }

    private sealed class Subscription(ConversationFeed feed, Guid businessId, Action<Guid> changed) : IDisposable
    {
        public void Dispose() => feed.Unsubscribe(businessId, changed);
    }
}
