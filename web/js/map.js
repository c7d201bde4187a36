// Draws a map above its list of addresses; the list always stays.
import { circleMarker, control, geoJSON, map as createMap, tileLayer } from "leaflet";

export async function draw(box) {
  const shapes = await load(box.dataset.map);
  if (!shapes) return;
  await styles(box.dataset.mapStyles);
  box.hidden = false;
  const map = createMap(box, { scrollWheelZoom: false, zoomControl: false });
  map.attributionControl.setPrefix(false);
  control.zoom({ zoomInTitle: box.dataset.mapCloser, zoomOutTitle: box.dataset.mapAway }).addTo(map);
  if (box.dataset.mapTiles) tileLayer(box.dataset.mapTiles, { attribution: box.dataset.mapCredit ?? "" }).addTo(map);
  const layer = geoJSON(shapes, { pointToLayer: dot, style: area, onEachFeature: name }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [24, 24] });
  layer.eachLayer((part) => part.feature.geometry.type === "Point" && part.bringToFront());
}

/** The shapes, or nothing: then the list alone does the work. */
async function load(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const area = (shape) => (shape.geometry.type === "Point" ? {} : { className: "ui-map__area", weight: 1.5 });

const dot = (_, where) => circleMarker(where, { className: "ui-map__dot", radius: 9, weight: 2 });

function name(shape, layer) {
  const { name: title, url } = shape.properties ?? {};
  if (!title) return;
  const link = document.createElement(url ? "a" : "span");
  link.textContent = title;
  if (url) link.href = url;
  layer.bindPopup(link);
}

function styles(address) {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
