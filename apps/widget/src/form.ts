// How the button and the frame look. A constructed stylesheet: a host's strict content policy does not stop it.

export const css = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:auto 0 0 auto!important;z-index:2147483000!important;
color-scheme:light dark!important;font:600 16px/1.25 system-ui,sans-serif!important;--a:light-dark(#005b86,#6db6de);--o:light-dark(#fff,#06202e)}
:host([hidden]){display:none!important}
*{box-sizing:border-box}
button{font:inherit;cursor:pointer;display:flex;align-items:center;gap:10px;min-height:56px;margin:0 16px 16px;padding:0 22px 0 18px;
border:0;border-radius:28px;background:var(--a);color:var(--o);box-shadow:0 2px 12px #0004;position:relative}
button:hover{text-decoration:underline}
button:focus-visible{outline:3px solid var(--a);outline-offset:3px;box-shadow:0 0 0 3px light-dark(#fff,#000)}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.dot{position:absolute;top:-2px;right:2px;width:16px;height:16px;border-radius:50%;background:#c22;border:2px solid #fff}
[hidden]{display:none!important}
section{position:fixed;right:16px;bottom:88px;width:min(400px,calc(100vw - 32px));height:min(640px,calc(100dvh - 112px));
border-radius:14px;overflow:hidden;background:Canvas;box-shadow:0 0 0 1px #0002,0 12px 40px #0005}
iframe{display:block;width:100%;height:100%;border:0}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:520px),(max-height:480px){section{inset:0;width:100%;height:100%;border-radius:0}:host([open]) button{display:none}}
@media (prefers-reduced-motion:no-preference){section{animation:i .14s ease-out}@keyframes i{from{opacity:0;transform:translateY(8px)}}}
@media (forced-colors:active){button,section{border:2px solid ButtonText}.dot{background:Highlight}}
@media print{:host{display:none!important}}
`;
