/**
 * A clock that never goes back. When the machine's is set back, time goes on from where it was, so that what has
 * expired stays expired; once the machine's clock has caught up, it counts again.
 * @param wall milliseconds since the epoch
 * @param monotonic milliseconds since some moment, never set
 */
export function steadyClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): () => number {
  let latest = -Infinity;
  let at = monotonic();
  return () => {
    const elapsed = monotonic() - at;
    latest = Math.max(wall(), latest + elapsed);
    at += elapsed;
    return Math.floor(latest);
  };
}
