/** How far a key moves the picture, in pixels of the screen. */
const step = 60;
const leastScale = 0.1;
const mostScale = 4;
const margin = 24;

/** Which part of a picture is seen: the picture's `viewBox`, moved and scaled by mouse, wheel and keys. */
export class View {
  readonly #place: HTMLElement;
  #picture: SVGSVGElement | undefined;
  /** The picture's own size. */
  #size = { width: 1, height: 1 };
  #scale = 1;
  /** The point of the picture at the place's upper left corner. */
  #left = 0;
  #top = 0;
  /** True until the user moves or zooms: then the picture fits the window, whatever its size. */
  #fitted = true;

  constructor(place: HTMLElement) {
    this.#place = place;
    place.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    place.addEventListener("pointerdown", (event) => this.#drag(event));
    place.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => (this.#fitted ? this.fit() : this.#apply())).observe(place);
  }

  /** @param fresh whether it is another picture than before, so that the part that was seen means nothing */
  show(picture: SVGSVGElement, fresh: boolean): void {
    const { width, height } = picture.viewBox.baseVal;
    this.#size = { width, height };
    this.#picture = picture;
    if (fresh || this.#fitted) this.fit();
    else this.#apply();
  }

  /** Shows all of it, as large as it gets; not larger than it is. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#place;
    const { width, height } = this.#size;
    const scale = Math.min(clientWidth / width, clientHeight / height, 1);
    this.#scale = Math.max(scale, leastScale);
    this.#left = (width - clientWidth / this.#scale) / 2;
    this.#top = Math.min(0, (height - clientHeight / this.#scale) / 2);
    this.#fitted = true;
    this.#apply();
  }

  /** Zooms about a point of the place, its middle when absent. */
  zoomBy(factor: number, x = this.#place.clientWidth / 2, y = this.#place.clientHeight / 2): void {
    const scale = Math.min(mostScale, Math.max(leastScale, this.#scale * factor));
    this.#left += x / this.#scale - x / scale;
    this.#top += y / this.#scale - y / scale;
    this.#scale = scale;
    this.#moved();
  }

  /** Moves as little as possible so that a part of the picture is seen. */
  bringIntoView(part: SVGGraphicsElement): void {
    const { x, y, width, height } = part.getBBox();
    const space = margin / this.#scale;
    const seenWidth = this.#place.clientWidth / this.#scale;
    const seenHeight = this.#place.clientHeight / this.#scale;
    const left = nearest(this.#left, x - space, x + width + space, seenWidth);
    const top = nearest(this.#top, y - space, y + height + space, seenHeight);
    if (left === this.#left && top === this.#top) return;
    if (this.#fitted) return; // all of it is seen already
    this.#left = left;
    this.#top = top;
    this.#apply();
  }

  #moved(): void {
    this.#fitted = false;
    this.#apply();
  }

  #apply(): void {
    const { clientWidth, clientHeight } = this.#place;
    if (clientWidth === 0 || clientHeight === 0) return;
    const [width, height] = [clientWidth / this.#scale, clientHeight / this.#scale];
    this.#picture?.setAttribute("width", String(clientWidth));
    this.#picture?.setAttribute("height", String(clientHeight));
    this.#picture?.setAttribute("viewBox", `${this.#left} ${this.#top} ${width} ${height}`);
  }

  #pan(x: number, y: number): void {
    this.#left += x / this.#scale;
    this.#top += y / this.#scale;
    this.#moved();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    // Pinching arrives as the wheel with Ctrl.
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = this.#place.getBoundingClientRect();
      this.zoomBy(Math.exp(-event.deltaY / 200), event.clientX - left, event.clientY - top);
    } else if (event.shiftKey) this.#pan(event.deltaY, event.deltaX);
    else this.#pan(event.deltaX, event.deltaY);
  }

  #drag(start: PointerEvent): void {
    if (start.button !== 0 && start.button !== 1) return;
    let [x, y] = [start.clientX, start.clientY];
    let dragged = false;
    const move = (event: PointerEvent): void => {
      if (!dragged && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 4)
        return;
      if (!dragged) this.#place.setPointerCapture(start.pointerId);
      dragged = true;
      this.#pan(x - event.clientX, y - event.clientY);
      [x, y] = [event.clientX, event.clientY];
    };
    const end = (): void => {
      this.#place.removeEventListener("pointermove", move);
      this.#place.removeEventListener("pointerup", end);
      this.#place.removeEventListener("pointercancel", end);
    };
    this.#place.addEventListener("pointermove", move);
    this.#place.addEventListener("pointerup", end);
    this.#place.addEventListener("pointercancel", end);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#pan(-step, 0),
      ArrowRight: () => this.#pan(step, 0),
      ArrowUp: () => this.#pan(0, -step),
      ArrowDown: () => this.#pan(0, step),
      "+": () => this.zoomBy(1.25),
      "=": () => this.zoomBy(1.25),
      "-": () => this.zoomBy(0.8),
      "0": () => this.fit(),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }
}

/** The start of a window of a size that holds a range, and is as near as possible to where it was. */
function nearest(start: number, from: number, to: number, size: number): number {
  if (to - from > size || start > from) return from;
  return Math.max(start, to - size);
}
