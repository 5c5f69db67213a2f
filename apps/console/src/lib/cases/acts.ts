// What can be asked about before it is done to a case.
export type Act = 'resolve' | 'handover' | 'park' | 'call' | 'assign' | 'secrecy';
